import { Injectable } from '@nestjs/common';
import type { JWTPayload } from 'jose';
import { systemActor } from '../../platform/actor/actor.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { faultOfPersonName } from '../../platform/graphql/validators.js';
import { canonicalAddress } from '../../platform/mail-address/mail-address.js';
import { Problem } from '../../platform/problems/problem.js';
import type { MemberRole } from '../member/member.entity.js';

/** The identity provider whose token was verified. */
export interface VerifiedBy {
  readonly organizationId: string;
  readonly id: string;
  readonly issuer: string;
  readonly emailClaim: string;
  readonly nameClaim: string | null;
}

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly role: MemberRole;
}

// One after the other for each issuer: who signs in twice at once is linked once, and nobody through one just removed.
const lockProvidersSql = `
  SELECT id FROM identity_providers WHERE organization_id = $1 AND issuer = $2 AND removed_at IS NULL
  ORDER BY id FOR NO KEY UPDATE`;

const linkedSql = `
  SELECT id, full_name AS name, role FROM members
  WHERE organization_id = $1 AND identity_issuer = $2 AND identity_subject = $3 AND status <> 'REMOVED'`;

const linkSql = `
  UPDATE members
  SET identity_issuer = $2, identity_subject = $3, full_name = coalesce($5, full_name), status = 'ACTIVE'
  WHERE organization_id = $1 AND lower(email) = lower($4) AND status <> 'REMOVED' AND identity_issuer IS NULL
  RETURNING id, full_name AS name, role`;

/**
 * Makes the member with this e-mail address, who was invited and has not signed in yet, the one whom the provider knows
 * by this subject. From then on the subject decides.
 */
@Injectable()
export class FirstSignIn {
  constructor(private readonly database: TenantDatabase) {}

  /** @param claims verified ones. Null if nobody was invited so, or if the provider has not verified the address. */
  async link(provider: VerifiedBy, claims: JWTPayload): Promise<SignedIn | null> {
    const address = claims[provider.emailClaim];
    // "true" as a text is not what the specification says, and some providers say it of what a user typed.
    if (claims['email_verified'] !== true || typeof address !== 'string') return null;
    const email = canonicalAddress(address);
    if (email === undefined) return null;
    const linked = await this.database.write(systemActor(provider.organizationId), (tx) =>
      linkOnce(tx, provider, claims.sub ?? '', email, nameIn(claims, provider.nameClaim)),
    );
    if (linked instanceof Problem) throw new Error(linked.message);
    return linked;
  }
}

async function linkOnce(
  tx: WriteTransaction,
  { id, issuer }: VerifiedBy,
  subject: string,
  email: string,
  name: string | null,
): Promise<SignedIn | null> {
  const inUse = await tx.query<{ id: string }>(lockProvidersSql, [tx.organizationId, issuer]);
  if (!inUse.some((each) => each.id === id)) return null;
  const [already] = await tx.query<SignedIn>(linkedSql, [tx.organizationId, issuer, subject]);
  if (already !== undefined) return already;
  const values = [tx.organizationId, issuer, subject, email, name];
  const [linked] = await tx.query<SignedIn>(linkSql, values);
  return linked ?? null;
}

function nameIn(claims: JWTPayload, claim: string | null): string | null {
  const name = claim === null ? null : claims[claim];
  return typeof name === 'string' && faultOfPersonName(name) === null ? name : null;
}
