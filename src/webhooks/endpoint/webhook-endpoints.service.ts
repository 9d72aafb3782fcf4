import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { JobEntity } from '../../jobs/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { givenOrRemoved } from '../../platform/input/given.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { isWebhookSecret, makeWebhookSecret } from '../../platform/webhook-signature/webhook-secret.js';
import { unknownTypes } from '../catalogue/unknown-types.js';
import { EndpointSeals } from './endpoint-seals.js';
import { headerFault, headersOf } from './own-headers.js';
import { WebhookEndpointEntity } from './webhook-endpoint.entity.js';
import type { CreateWebhookEndpointInput, UpdateWebhookEndpointInput } from './webhook-endpoint.inputs.js';
import { TooManyWebhookEndpoints, WebhookSecretsNotKept } from './webhook-endpoint.problems.js';

// Every event is looked at for each of them.
export const mostEndpoints = 50;

// Long enough for every receiver to be given the new one.
const bothSignFor = { hours: 24 } as const;

/** An endpoint and its secret in clear: what is answered once. */
export interface MadeSecret {
  readonly id: string;
  readonly secret: string;
}

type Settings = Pick<CreateWebhookEndpointInput, 'types' | 'headers' | 'jobId'>;

// One after another, so that their number holds.
const lockSql = 'SELECT FROM organizations WHERE id = $1 FOR NO KEY UPDATE';

/** Where an organization has its events brought. */
@Injectable()
export class WebhookEndpointsService {
  constructor(private readonly seals: EndpointSeals) {}

  /** What speaks against an input, before anything is looked up. */
  refusalOf(input: Settings & { readonly secret?: string | null }): Problem | null {
    const { types, headers, secret } = input;
    if (!this.seals.canSeal) return new WebhookSecretsNotKept();
    const type = unknownTypes(types ?? null);
    if (type !== null) return InvalidInput.of(['input', 'types'], type);
    const header = headerFault(headers ?? []);
    if (header !== null) return InvalidInput.of(['input', 'headers'], header);
    if (typeof secret === 'string' && !isWebhookSecret(secret))
      return InvalidInput.of(['input', 'secret'], 'must be whsec_ and the base64 of 24 to 64 bytes');
    return null;
  }

  async create(tx: WriteTransaction, input: CreateWebhookEndpointInput): Promise<MadeSecret | Problem> {
    const { organizationId, manager } = tx;
    const refusal = await refuseJob(tx, input.jobId);
    if (refusal !== null) return refusal;
    await tx.query(lockSql, [organizationId]);
    const known = await manager.countBy(WebhookEndpointEntity, { organizationId, deletedAt: IsNull() });
    if (known >= mostEndpoints) return new TooManyWebhookEndpoints(mostEndpoints);
    const at = { organizationId, id: newId() };
    const secret = input.secret ?? makeWebhookSecret();
    const now = toDate(tx.now);
    await manager.insert(WebhookEndpointEntity, {
      ...at,
      url: input.url,
      description: input.description ?? null,
      types: input.types ?? null,
      jobId: input.jobId ?? null,
      mostPerSecond: input.mostPerSecond ?? null,
      ...this.seals.secret(secret, at),
      ...this.seals.headers(headersOf(input.headers ?? []), at),
      allowance: 0,
      allowanceAt: now,
      createdAt: now,
    });
    return { id: at.id, secret };
  }

  async update(tx: WriteTransaction, input: UpdateWebhookEndpointInput): Promise<string | Problem> {
    const { webhookEndpointId, enabled, headers, url, ...settings } = input;
    const endpoint = await lockEndpoint(tx, webhookEndpointId);
    if (endpoint === null) return noSuchEndpoint();
    const refusal = await refuseJob(tx, input.jobId);
    if (refusal !== null) return refusal;
    const at = { organizationId: tx.organizationId, id: webhookEndpointId };
    const changes = {
      ...givenOrRemoved(settings),
      ...(url == null ? {} : { url }),
      ...(headers === undefined ? {} : this.seals.headers(headersOf(headers ?? []), at)),
      ...switched(endpoint, enabled, tx),
    };
    if (Object.keys(changes).length > 0) await tx.manager.update(WebhookEndpointEntity, at, changes);
    return webhookEndpointId;
  }

  /** Its secrets go; what was tried stays to be seen until it is old. */
  async delete(tx: WriteTransaction, id: string): Promise<string | Problem> {
    if ((await lockEndpoint(tx, id)) === null) return noSuchEndpoint();
    const { organizationId } = tx;
    await tx.manager.update(
      WebhookEndpointEntity,
      { organizationId, id },
      {
        deletedAt: toDate(tx.now),
        sealedSecret: null,
        sealedWith: null,
        previousSecret: null,
        previousWith: null,
        previousUntil: null,
        sealedHeaders: null,
        headersWith: null,
      },
    );
    await tx.query(
      `UPDATE webhook_deliveries SET status = 'FAILED', next_attempt_at = NULL, settled_at = $3, fence = fence + 1
       WHERE organization_id = $1 AND endpoint_id = $2 AND status = 'PENDING'`,
      [organizationId, id, tx.now.toString()],
    );
    return id;
  }

  /** The one before signs too for a day. */
  async rotate(tx: WriteTransaction, id: string, own: string | null): Promise<MadeSecret | Problem> {
    const endpoint = await lockEndpoint(tx, id);
    if (endpoint === null) return noSuchEndpoint();
    const secret = own ?? makeWebhookSecret();
    await tx.manager.update(
      WebhookEndpointEntity,
      { organizationId: tx.organizationId, id },
      {
        previousSecret: endpoint.sealedSecret,
        previousWith: endpoint.sealedWith,
        previousUntil: toDate(tx.now.add(bothSignFor)),
        ...this.seals.secret(secret, endpoint),
      },
    );
    return { id, secret };
  }
}

/** Locked until the transaction ends; null if it was deleted. */
export async function lockEndpoint(tx: WriteTransaction, id: string): Promise<WebhookEndpointEntity | null> {
  return await tx.manager.findOne(WebhookEndpointEntity, {
    where: { organizationId: tx.organizationId, id, deletedAt: IsNull() },
    lock: { mode: 'for_no_key_update' },
  });
}

export function noSuchEndpoint(): NotFound {
  return new NotFound('webhook endpoint', ['input', 'webhookEndpointId']);
}

function switched(
  { disabledAt }: WebhookEndpointEntity,
  enabled: boolean | null | undefined,
  tx: WriteTransaction,
): Partial<WebhookEndpointEntity> {
  if (enabled === true && disabledAt !== null)
    return { disabledAt: null, disabledBecause: null, failingSince: null, pausedUntil: null };
  if (enabled === false && disabledAt === null) return { disabledAt: toDate(tx.now), disabledBecause: 'MEMBER' };
  return {};
}

async function refuseJob(tx: WriteTransaction, jobId: string | null | undefined): Promise<Problem | null> {
  if (jobId == null) return null;
  const job = await tx.manager.findOneBy(JobEntity, { organizationId: tx.organizationId, id: jobId });
  return job === null ? new NotFound('job', ['input', 'jobId']) : null;
}
