import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { AddressRefused } from '../../platform/outbound/outbound.problems.js';
import { OutboundGuard } from '../../platform/outbound/outbound-guard.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { CannotOpen } from '../../platform/sealing/sealing-keys.js';
import { isWebhookSecret, makeWebhookSecret } from '../../platform/webhook-signature/webhook-secret.js';
import type { AtsVendor } from '../connection/ats-connection.entity.js';
import { type GenericSettings, genericDefaults } from '../connectors/generic/generic.js';
import type { RotateAtsSecretInput, UpdateAtsInboxInput } from './ats-inbox.inputs.js';
import { AtsDeliveryBodyGone, AtsSecretsNotKept, TooManyAtsSecrets } from './ats-inbox.problems.js';
import { AtsSeals } from './ats-seals.js';
import { secretsOf } from './inbox.reads.js';
import { openSecrets } from './open-secrets.js';
import { readMapping } from './read-mapping.js';
import { isAsked } from './vendor-api.js';

// As long as a vendor's tries of what it signed with the one before may take (Personio: three days).
const bothBelievedFor = { hours: 72 } as const;

// Lever has one for each of its ten events.
export const mostSecrets = 20;

/** A secret that was just set, in clear. */
export interface SetSecret {
  readonly connectionId: string;
  readonly secret: string;
}

const lockSql = `
  SELECT c.vendor, i.settings, i.api_url AS "apiUrl", i.sealed_credential IS NOT NULL AS "hasCredential" FROM ats_connections c
  LEFT JOIN ats_inboxes i ON i.organization_id = c.organization_id AND i.connection_id = c.id
  WHERE c.organization_id = $1 AND c.id = $2 FOR NO KEY UPDATE OF c`;

const saveSql = `
  INSERT INTO ats_inboxes AS i (organization_id, connection_id, settings, api_url, sealed_credential, credential_with)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (organization_id, connection_id) DO UPDATE SET settings = excluded.settings,
    api_url = CASE WHEN $7 THEN excluded.api_url ELSE i.api_url END,
    sealed_credential = CASE WHEN $8 THEN excluded.sealed_credential ELSE i.sealed_credential END,
    credential_with = CASE WHEN $8 THEN excluded.credential_with ELSE i.credential_with END`;

const countSql = `
  SELECT count(*)::integer AS count FROM ats_secrets
  WHERE organization_id = $1 AND connection_id = $2 AND label <> $3 AND sealed_secret IS NOT NULL`;

const rotateSql = `
  INSERT INTO ats_secrets AS s (organization_id, connection_id, label, sealed_secret, sealed_with, changed_at)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (organization_id, connection_id, label) DO UPDATE SET sealed_secret = excluded.sealed_secret,
    sealed_with = excluded.sealed_with, changed_at = excluded.changed_at, previous_secret = s.sealed_secret,
    previous_with = s.sealed_with, previous_until = CASE WHEN s.sealed_secret IS NOT NULL THEN $7::timestamptz END`;

const removeSql = `
  UPDATE ats_secrets SET sealed_secret = NULL, sealed_with = NULL, previous_secret = NULL, previous_with = NULL,
    previous_until = NULL, changed_at = $4
  WHERE organization_id = $1 AND connection_id = $2 AND label = $3 AND sealed_secret IS NOT NULL RETURNING label`;

const bodySql = `
  SELECT b.sealed_body IS NOT NULL AS "hasBody" FROM ats_deliveries d
  LEFT JOIN ats_delivery_bodies b ON b.organization_id = d.organization_id AND b.delivery_id = d.id
  WHERE d.organization_id = $1 AND d.id = $2`;

const redoSql = `
  UPDATE ats_deliveries SET status = 'PENDING', failure = NULL, detail = NULL, attempt_count = 0, next_attempt_at = $3,
    leased_until = NULL, settled_at = NULL, fence = fence + 1
  WHERE organization_id = $1 AND id = $2`;

/** How connections send, and by what they are known. */
@Injectable()
export class InboxesService {
  constructor(
    private readonly seals: AtsSeals,
    private readonly guard: OutboundGuard,
  ) {}

  async update(tx: WriteTransaction, input: UpdateAtsInboxInput): Promise<string | Problem> {
    const { organizationId } = tx;
    const { atsIntegrationId: id, apiUrl, apiCredential } = input;
    const connection = await lockConnection(tx, id);
    if (connection === null) return noSuchConnection();
    if (apiCredential != null && !this.seals.canSeal) return new AtsSecretsNotKept();
    if ((apiCredential ?? apiUrl) != null && !isAsked(connection.vendor))
      return InvalidInput.of(['input', 'apiCredential'], 'is of no use: this vendor tells what happens by itself');
    const addressFault = apiUrl == null ? null : this.guard.faultOfUrl(apiUrl);
    if (apiUrl != null && addressFault !== null) return new AddressRefused(apiUrl, addressFault, ['input', 'apiUrl']);
    if (leadsCredentialAway(connection, input))
      return InvalidInput.of(
        ['input', 'apiCredential'],
        'is needed anew: the one that is kept goes to no other address',
      );
    const settings = settingsOf(connection, input);
    if (settings !== null && 'code' in settings) return settings;
    const isStandardNow = settings?.signature === 'STANDARD_WEBHOOKS';
    if (isStandardNow && connection.settings?.signature !== 'STANDARD_WEBHOOKS' && (await this.#hasOnlyOthers(tx, id)))
      return InvalidInput.of(
        ['input', 'signature'],
        'has secrets of its own form (whsec_), and the connection has none: set one by rotateAtsSecret, or remove those that are there',
      );
    const sealed = apiCredential == null ? null : this.seals.credential(apiCredential, organizationId, id);
    await tx.query(saveSql, [
      organizationId,
      id,
      settings,
      apiUrl ?? null,
      sealed?.bytes ?? null,
      sealed?.keyId ?? null,
      apiUrl !== undefined,
      apiCredential !== undefined,
    ]);
    return id;
  }

  /** The one before is believed too for three days. */
  async rotate(tx: WriteTransaction, input: RotateAtsSecretInput): Promise<SetSecret | Problem> {
    const { organizationId } = tx;
    const { atsIntegrationId: connectionId, label } = input;
    const connection = await lockConnection(tx, connectionId);
    if (connection === null) return noSuchConnection();
    if (!this.seals.canSeal) return new AtsSecretsNotKept();
    const isStandard = connection.settings?.signature === 'STANDARD_WEBHOOKS';
    const secret = input.secret ?? (isStandard ? makeWebhookSecret() : randomBytes(32).toString('base64url'));
    if (isStandard && !isWebhookSecret(secret))
      return InvalidInput.of(['input', 'secret'], 'must be whsec_ and the base64 of 24 to 64 bytes');
    const [counted] = await tx.query<{ count: number }>(countSql, [organizationId, connectionId, label]);
    if ((counted?.count ?? 0) >= mostSecrets) return new TooManyAtsSecrets(mostSecrets);
    const { bytes, keyId } = this.seals.secret(secret, { organizationId, connectionId, label });
    const until = tx.now.add(bothBelievedFor).toString();
    await tx.query(rotateSql, [organizationId, connectionId, label, bytes, keyId, tx.now.toString(), until]);
    return { connectionId, secret };
  }

  /** Whether it has secrets, and none by which Standard Webhooks could be signed. */
  async #hasOnlyOthers(tx: WriteTransaction, connectionId: string): Promise<boolean> {
    const rows = await secretsOf(tx, connectionId);
    const place = { organizationId: tx.organizationId, connectionId };
    try {
      const secrets = openSecrets(this.seals, rows, place, toDate(tx.now));
      return secrets.length > 0 && !secrets.some(isWebhookSecret);
    } catch (error) {
      // Sealed with a key that was taken off the list: nothing is known by it.
      if (error instanceof CannotOpen) return true;
      throw error;
    }
  }

  async remove(tx: WriteTransaction, connectionId: string, label: string): Promise<string | Problem> {
    if ((await lockConnection(tx, connectionId)) === null) return noSuchConnection();
    const removed = await tx.query(removeSql, [tx.organizationId, connectionId, label, tx.now.toString()]);
    return removed.length === 0 ? new NotFound('secret', ['input', 'label']) : connectionId;
  }

  async redo(tx: WriteTransaction, id: string): Promise<string | Problem> {
    const [delivery] = await tx.query<{ hasBody: boolean }>(bodySql, [tx.organizationId, id]);
    if (delivery === undefined) return new NotFound('delivery', ['input', 'atsDeliveryId']);
    if (!delivery.hasBody) return new AtsDeliveryBodyGone();
    await tx.query(redoSql, [tx.organizationId, id, tx.now.toString()]);
    return id;
  }
}

interface LockedConnection {
  readonly vendor: AtsVendor;
  readonly settings: GenericSettings | null;
  readonly apiUrl: string | null;
  readonly hasCredential: boolean;
}

async function lockConnection(tx: WriteTransaction, id: string): Promise<LockedConnection | null> {
  const [row] = await tx.query<LockedConnection>(lockSql, [tx.organizationId, id]);
  return row ?? null;
}

/** A key that is kept is sent where it was given for, and nowhere else: whoever may change the address need not know it. */
function leadsCredentialAway(
  { apiUrl: before, hasCredential }: LockedConnection,
  { apiUrl, apiCredential }: UpdateAtsInboxInput,
): boolean {
  return hasCredential && apiCredential === undefined && apiUrl !== undefined && apiUrl !== before;
}

function noSuchConnection(): NotFound {
  return new NotFound('connection', ['input', 'atsIntegrationId']);
}

/** Null for a vendor that signs as it does, and says where what stands. */
function settingsOf(
  { vendor, settings }: LockedConnection,
  { signature, signatureHeader, signaturePrefix, mapping }: UpdateAtsInboxInput,
): GenericSettings | null | Problem {
  const isGeneric = vendor === 'GENERIC' || vendor === 'MERGE';
  const isSaid = [signature, signatureHeader, signaturePrefix, mapping].some((each) => each != null);
  if (!isGeneric)
    return isSaid ? InvalidInput.of(['input'], 'signature and mapping are known of this vendor: leave them out') : null;
  const before = settings ?? genericDefaults;
  const read = mapping === undefined ? before.mapping : mapping === null ? null : readMapping(mapping);
  if (typeof read === 'string') return InvalidInput.of(['input', 'mapping'], read);
  const orDefault = <T>(said: T | null | undefined, was: T, byDefault: T): T =>
    said === undefined ? was : (said ?? byDefault);
  return {
    signature: orDefault(signature, before.signature, genericDefaults.signature),
    header: orDefault(signatureHeader?.toLowerCase(), before.header, genericDefaults.header),
    prefix: orDefault(signaturePrefix, before.prefix, genericDefaults.prefix),
    mapping: read,
  };
}
