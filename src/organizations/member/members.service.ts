import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { writeChanges } from '../../platform/database/write-changes.js';
import { newId } from '../../platform/ids/uuid.js';
import { given, givenOrRemoved } from '../../platform/input/given.js';
import { canonicalAddress, faultOfMailAddress } from '../../platform/mail-address/mail-address.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { mayChangeOwners } from './may-change-owners.js';
import { MemberEntity, type MemberRole } from './member.entity.js';
import { memberChanged } from './member.events.js';
import type { InviteMemberInput, UpdateMemberInput } from './member.inputs.js';
import { LastOwner, MemberAlreadyExists, OwnerNeeded } from './member.problems.js';

export interface NewMember {
  readonly fullName: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly externalId?: string | null;
  readonly timeZone?: string | null;
  readonly locale?: string | null;
}

// Two who unmake the last two owners at once wait for each other here and cannot both succeed. Each has locked the member
// they change by now: if they locked each other's too, neither would get on.
const lockOrganizationSql = 'SELECT id FROM organizations WHERE id = $1 FOR NO KEY UPDATE';
const ownersSql = `SELECT id FROM members WHERE organization_id = $1 AND role = 'OWNER' AND status <> 'REMOVED'`;

@Injectable()
export class MembersService {
  /** A member who needs no invitation: the first owner, and whom an import brings. */
  async add(tx: WriteTransaction, member: NewMember): Promise<string> {
    return await this.#insert(tx, member, 'ACTIVE');
  }

  /** Who was removed and is invited again is the same member, with the role they get now. */
  async invite(tx: WriteTransaction, input: InviteMemberInput): Promise<string | Problem> {
    if (input.role === 'OWNER' && !mayChangeOwners(tx.actor)) return new OwnerNeeded(['input', 'role']);
    const email = canonicalAddress(input.email);
    if (email === undefined) return notAnAddress(input.email);
    const known = await this.#byEmail(tx, email);
    if (known === null) return await this.#insert(tx, { ...input, email }, 'INVITED');
    if (known.status !== 'REMOVED') return new MemberAlreadyExists(known.id);
    await tx.manager.update(MemberEntity, keyOf(tx, known.id), {
      ...columnsOf({ ...input, email }),
      status: 'INVITED',
      removedAt: null,
    });
    await tx.publish(memberChanged, { memberId: known.id });
    return known.id;
  }

  async update(tx: WriteTransaction, input: UpdateMemberInput): Promise<string | Problem> {
    const { memberId, fullName, email, role, ...removable } = input;
    const member = await this.lock(tx, memberId);
    if (member === null) return new NotFound('member', ['input', 'memberId']);
    const refusal = role && role !== member.role ? await this.#refuseRole(tx, member, role) : undefined;
    if (refusal !== undefined) return refusal;
    const address = email ? canonicalAddress(email) : null;
    if (address === undefined) return notAnAddress(email ?? '');
    // Whoever holds the address may become the member by signing in.
    if (address !== null && address !== member.email && member.role === 'OWNER' && !mayChangeOwners(tx.actor))
      return new OwnerNeeded(['input', 'email']);
    const taken = address === null ? null : await this.#byEmail(tx, address);
    if (taken !== null && taken.id !== memberId) return new MemberAlreadyExists(taken.id);
    await writeChanges(tx, MemberEntity, keyOf(tx, memberId), {
      ...given({ fullName, role, email: address }),
      ...givenOrRemoved(removable),
    });
    await tx.publish(memberChanged, { memberId });
    return memberId;
  }

  /** Takes a member's rights away. Their row stays, for what they did names them; whoever calls hands over their jobs. */
  async remove(tx: WriteTransaction, member: MemberEntity): Promise<Problem | undefined> {
    const refusal = member.role === 'OWNER' ? await this.#refuseUnmaking(tx, ['input', 'memberId']) : undefined;
    if (refusal !== undefined) return refusal;
    await tx.manager.update(MemberEntity, keyOf(tx, member.id), {
      status: 'REMOVED',
      externalId: null,
      identityIssuer: null,
      identitySubject: null,
      removedAt: toDate(tx.now),
    });
    await tx.publish(memberChanged, { memberId: member.id });
    return undefined;
  }

  /** The member, locked; null for one who was removed too. */
  async lock(tx: WriteTransaction, id: string): Promise<MemberEntity | null> {
    return await tx.manager.findOne(MemberEntity, {
      where: { ...keyOf(tx, id), status: Not('REMOVED') },
      lock: { mode: 'for_no_key_update' },
    });
  }

  async #insert(tx: WriteTransaction, member: NewMember, status: 'INVITED' | 'ACTIVE'): Promise<string> {
    const id = newId();
    await tx.manager.insert(MemberEntity, {
      ...keyOf(tx, id),
      ...columnsOf(member),
      status,
      removedAt: null,
      createdAt: toDate(tx.now),
    });
    await tx.publish(memberChanged, { memberId: id });
    return id;
  }

  async #byEmail(tx: WriteTransaction, email: string): Promise<Pick<MemberEntity, 'id' | 'status'> | null> {
    const [row] = await tx.query<Pick<MemberEntity, 'id' | 'status'>>(
      'SELECT id, status FROM members WHERE organization_id = $1 AND lower(email) = lower($2)',
      [tx.organizationId, email],
    );
    return row ?? null;
  }

  async #refuseRole(tx: WriteTransaction, member: MemberEntity, role: MemberRole): Promise<Problem | undefined> {
    if (member.role === 'OWNER') return await this.#refuseUnmaking(tx, ['input', 'role']);
    return role === 'OWNER' && !mayChangeOwners(tx.actor) ? new OwnerNeeded(['input', 'role']) : undefined;
  }

  async #refuseUnmaking(tx: WriteTransaction, path: string[]): Promise<Problem | undefined> {
    if (!mayChangeOwners(tx.actor)) return new OwnerNeeded(path);
    await tx.query(lockOrganizationSql, [tx.organizationId]);
    const owners = await tx.query<{ id: string }>(ownersSql, [tx.organizationId]);
    return owners.length > 1 ? undefined : new LastOwner();
  }
}

function notAnAddress(email: string): Problem {
  return InvalidInput.of(['input', 'email'], faultOfMailAddress(email) ?? '');
}

function keyOf(tx: WriteTransaction, id: string) {
  return { organizationId: tx.organizationId, id };
}

function columnsOf({ fullName, email, role, externalId, timeZone, locale }: NewMember) {
  const optional = { externalId: externalId ?? null, timeZone: timeZone ?? null, locale: locale ?? null };
  return { fullName, email, role, ...optional };
}
