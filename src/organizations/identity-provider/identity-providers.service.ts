import { Injectable } from '@nestjs/common';
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
import { IdentityProviderEntity } from './identity-provider.entity.js';
import type { RegisterIdentityProviderInput } from './identity-provider.inputs.js';

// The same rows, in the same order, as a first sign-in locks them.
const lockProvidersSql = `
  SELECT p.id, p.issuer FROM identity_providers p
  JOIN identity_providers chosen ON chosen.organization_id = p.organization_id AND chosen.issuer = p.issuer
  WHERE p.organization_id = $1 AND chosen.id = $2 AND p.removed_at IS NULL
  ORDER BY p.id FOR NO KEY UPDATE OF p`;

const unlinkSql = `
  UPDATE members SET identity_issuer = NULL, identity_subject = NULL
  WHERE organization_id = $1 AND identity_issuer = $2`;

/** Who may change identity providers is who may make owners: a provider says who everybody is, owners too. */
@Injectable()
export class IdentityProvidersService {
  constructor(private readonly discovery: Discovery) {}

  /** The provider is asked first, outside of any transaction: it may take its time. */
  async register(context: RequestContext, input: RegisterIdentityProviderInput): Promise<string | Problem> {
    if (!mayChangeOwners(context.actor)) return new OwnerNeeded(null);
    const found = await this.discovery.discover(input.issuer);
    if (found instanceof Problem) return found;
    const act = { action: 'registerIdentityProvider', input, subject: rowOf('IdentityProvider') };
    return await context.change(act, async (tx) => {
      const id = newId();
      await tx.manager.insert(IdentityProviderEntity, {
        organizationId: tx.organizationId,
        id,
        issuer: input.issuer,
        audience: input.audience,
        emailClaim: input.emailClaim,
        nameClaim: input.nameClaim ?? null,
        createdAt: toDate(tx.now),
        removedAt: null,
      });
      return id;
    });
  }

  /** With the last registration of an issuer its subjects are forgotten: its members can sign in with another one then. */
  async remove(tx: WriteTransaction, id: string): Promise<string | Problem> {
    if (!mayChangeOwners(tx.actor)) return new OwnerNeeded(null);
    const ofIssuer = await tx.query<{ id: string; issuer: string }>(lockProvidersSql, [tx.organizationId, id]);
    const provider = ofIssuer.find((each) => each.id === id);
    if (provider === undefined) return new NotFound('identity provider', ['input', 'identityProviderId']);
    const inUse = { organizationId: tx.organizationId, id, removedAt: IsNull() };
    await tx.manager.update(IdentityProviderEntity, inUse, { removedAt: toDate(tx.now) });
    if (ofIssuer.length === 1) await tx.query(unlinkSql, [tx.organizationId, provider.issuer]);
    return id;
  }
}
