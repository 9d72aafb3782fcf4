import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { IsNull } from 'typeorm';
import { rowOf } from '../../platform/audit/act.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { mayChangeOwners } from '../member/may-change-owners.js';
import { OwnerNeeded } from '../member/member.problems.js';
import { Discovery } from './discovery.js';
import { IdentityProofs } from './identity-proofs.js';
import { type IdentityProof, IdentityProviderEntity } from './identity-provider.entity.js';
import type { RegisterIdentityProviderInput, VerifyIdentityProviderInput } from './identity-provider.inputs.js';
import { identityProviderById } from './identity-provider.loader.js';
import { AudienceTaken } from './identity-provider.problems.js';

// The same rows, in the same order, as a first sign-in locks them.
const lockProvidersSql = `
  SELECT p.id, p.issuer FROM identity_providers p
  JOIN identity_providers chosen ON chosen.organization_id = p.organization_id AND chosen.issuer = p.issuer
  WHERE p.organization_id = $1 AND chosen.id = $2 AND p.removed_at IS NULL
  ORDER BY p.id FOR NO KEY UPDATE OF p`;

const unlinkSql = `
  UPDATE members SET identity_issuer = NULL, identity_subject = NULL
  WHERE organization_id = $1 AND identity_issuer = $2`;

const lockChosenSql = `
  SELECT issuer, audience, verified_by AS "verifiedBy" FROM identity_providers
  WHERE organization_id = $1 AND id = $2 AND removed_at IS NULL FOR NO KEY UPDATE`;

const holdersSql = `SELECT organization_id AS "organizationId" FROM find_identity_holders($1, $2)`;

/** Who may change identity providers is who may make owners: a provider says who everybody is, owners too. */
@Injectable()
export class IdentityProvidersService {
  constructor(
    private readonly discovery: Discovery,
    private readonly proofs: IdentityProofs,
  ) {}

  /**
   * The provider is asked first, outside of any transaction: it may take its time. With a token that does not show that its
   * tokens are theirs nothing is registered.
   */
  async register(context: RequestContext, input: RegisterIdentityProviderInput): Promise<string | Problem> {
    if (!mayChangeOwners(context.actor)) return new OwnerNeeded(null);
    const found = await this.discovery.discover(input.issuer);
    if (found instanceof Problem) return found;
    const { token = null } = input;
    const unproven =
      token === null ? null : await this.proofs.byToken(input, token, await readNow(context), found.keys);
    if (unproven !== null) return unproven;
    const act = { action: 'registerIdentityProvider', input, subject: rowOf('IdentityProvider') };
    return await context.change(act, async (tx) => {
      if (token !== null && (await isHeldByAnother(tx, input))) return new AudienceTaken();
      const id = newId();
      await tx.manager.insert(IdentityProviderEntity, {
        organizationId: tx.organizationId,
        id,
        issuer: input.issuer,
        audience: input.audience,
        emailClaim: input.emailClaim,
        nameClaim: input.nameClaim ?? null,
        createdAt: toDate(tx.now),
        verifiedBy: token === null ? null : 'TOKEN',
        verifiedAt: token === null ? null : toDate(tx.now),
        removedAt: null,
      });
      return id;
    });
  }

  /** Looks for the proof outside of any transaction: DNS and the provider may take their time. */
  async verify(context: RequestContext, input: VerifyIdentityProviderInput): Promise<string | Problem> {
    if (!mayChangeOwners(context.actor)) return new OwnerNeeded(null);
    const { identityProviderId: id, token = null } = input;
    const provider = await context.reads.load(identityProviderById, id);
    const now = await readNow(context);
    if (!provider || provider.removedAt !== null) return noSuchProvider();
    const unproven =
      token === null
        ? await this.proofs.byRecord(provider, context.actor.organizationId)
        : await this.proofs.byToken(provider, token, now);
    if (unproven !== null) return unproven;
    const act = { action: 'verifyIdentityProvider', input, subject: rowOf('IdentityProvider') };
    return await context.change(act, (tx) => this.#verified(tx, id, token === null ? 'DNS' : 'TOKEN'));
  }

  /** A record counts from the last look at it. A token counts once: it takes nothing from who showed one before, or a record. */
  async #verified(tx: WriteTransaction, id: string, by: IdentityProof): Promise<string | Problem> {
    const [chosen] = await tx.query<Pick<IdentityProviderEntity, 'issuer' | 'audience' | 'verifiedBy'>>(lockChosenSql, [
      tx.organizationId,
      id,
    ]);
    if (chosen === undefined) return noSuchProvider();
    if (by === 'TOKEN' && (await isHeldByAnother(tx, chosen))) return new AudienceTaken();
    if (by === 'TOKEN' && chosen.verifiedBy !== null) return id;
    const proof = { verifiedBy: by, verifiedAt: toDate(tx.now) };
    await tx.manager.update(IdentityProviderEntity, { organizationId: tx.organizationId, id }, proof);
    return id;
  }

  /** With the last registration of an issuer its subjects are forgotten: its members can sign in with another one then. */
  async remove(tx: WriteTransaction, id: string): Promise<string | Problem> {
    if (!mayChangeOwners(tx.actor)) return new OwnerNeeded(null);
    const ofIssuer = await tx.query<{ id: string; issuer: string }>(lockProvidersSql, [tx.organizationId, id]);
    const provider = ofIssuer.find((each) => each.id === id);
    if (provider === undefined) return noSuchProvider();
    const inUse = { organizationId: tx.organizationId, id, removedAt: IsNull() };
    await tx.manager.update(IdentityProviderEntity, inUse, { removedAt: toDate(tx.now) });
    if (ofIssuer.length === 1) await tx.query(unlinkSql, [tx.organizationId, provider.issuer]);
    return id;
  }
}

async function isHeldByAnother(
  tx: WriteTransaction,
  { issuer, audience }: Pick<IdentityProviderEntity, 'issuer' | 'audience'>,
): Promise<boolean> {
  const holders = await tx.query<{ organizationId: string }>(holdersSql, [issuer, [audience]]);
  return holders.some(({ organizationId }) => organizationId !== tx.organizationId);
}

/** And ends the reads: what follows may take its time, and holds no connection. */
async function readNow({ reads }: RequestContext): Promise<Temporal.Instant> {
  const now = await reads.tx.now();
  reads.renew();
  return now;
}

function noSuchProvider(): NotFound {
  return new NotFound('identity provider', ['input', 'identityProviderId']);
}
