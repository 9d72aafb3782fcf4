import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Actor, MemberActor } from '../../platform/actor/actor.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { MONOTONIC, type Monotonic } from '../../platform/clock/monotonic.js';
import { toInstant } from '../../platform/database/dates.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { CallerMemory } from '../access/caller-memory.js';
import { actingAs } from '../access/role-rights.js';
import type { MemberRole } from '../member/member.entity.js';
import { FirstSignIn, type SignedIn } from './first-sign-in.js';
import { readUnverified, type UnverifiedToken, verifyToken } from './identity-token.js';
import { ProviderKeys } from './provider-keys.js';

const findSql = `
  SELECT organization_id AS "organizationId", id, audience, email_claim AS "emailClaim", name_claim AS "nameClaim",
         suspended, member_id AS "memberId", member_name AS "memberName", member_role AS "memberRole",
         date_trunc('milliseconds', clock_timestamp()) AS now
  FROM find_identity($1, $2, $3)`;

interface Row {
  readonly organizationId: string;
  readonly id: string;
  readonly audience: string;
  readonly emailClaim: string;
  readonly nameClaim: string | null;
  readonly suspended: boolean;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly memberRole: MemberRole | null;
  readonly now: Date;
}

/**
 * Tells which member a token of their organization's identity provider stands for: one indexed query, remembered for
 * five seconds. A member's first token costs a transaction more.
 */
@Injectable()
export class IdentityAuthenticator {
  readonly #logger = new Logger(IdentityAuthenticator.name);
  readonly #memory: CallerMemory;

  constructor(
    private readonly database: TenantDatabase,
    private readonly providerKeys: ProviderKeys,
    private readonly firstSignIn: FirstSignIn,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MONOTONIC) processTime: Monotonic,
  ) {
    this.#memory = new CallerMemory(processTime);
  }

  async authenticate(text: string): Promise<Actor | null> {
    const credential = credentialOf(text);
    const known = this.#memory.recall(credential);
    if (known !== undefined) return await known;
    const token = readUnverified(text);
    if (token === null) return this.#refuse('it is no signed token with issuer, audience and subject');
    return await this.#memory.remember(credential, this.#look(text, token));
  }

  /** Whether the last look-up found somebody, however long ago that was. */
  knows(text: string): boolean {
    return this.#memory.knows(credentialOf(text));
  }

  async #look(text: string, token: UnverifiedToken): Promise<MemberActor | null> {
    const { issuer, audiences, subject, keyId } = token;
    const found = await this.database.acrossOrganizations<Row>(findSql, [issuer, audiences, subject]);
    const [provider] = found;
    if (provider === undefined) return this.#refuse('no such issuer and audience is registered');
    // Which of the two it is meant for, nobody can tell.
    if (found.some(({ organizationId }) => organizationId !== provider.organizationId))
      return this.#refuse('it is for two organizations');
    const keys = await this.providerKeys.find(issuer, keyId);
    if (keys === null) return this.#refuse('the keys of its provider cannot be had', provider);
    const now = this.clock.at(toInstant(provider.now));
    const verified = await verifyToken(text, keys, { issuer, audience: provider.audience }, now);
    if ('refusedBecause' in verified) return this.#refuse(verified.refusedBecause, provider);
    const member = memberIn(provider) ?? (await this.firstSignIn.link({ ...provider, issuer }, verified.claims));
    return member === null
      ? this.#refuse('nobody was invited by its verified address', provider)
      : actorOf(provider, member);
  }

  /** Whoever sent it learns nothing of this; whoever runs the service can tell the organization. */
  #refuse(because: string, provider?: Row): null {
    const { organizationId, id: identityProviderId } = provider ?? {};
    this.#logger.log({ because, organizationId, identityProviderId }, 'a token was refused');
    return null;
  }
}

/** A token may be long, and ten thousand of them are remembered. */
function credentialOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function memberIn({ memberId: id, memberName: name, memberRole: role }: Row): SignedIn | null {
  return id === null || name === null || role === null ? null : { id, name, role };
}

function actorOf({ organizationId, suspended }: Row, member: SignedIn): MemberActor {
  return { kind: 'MEMBER', organizationId, ...actingAs(member), suspended };
}
