import { statement } from '../../platform/database/statement.js';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import type { GenericSettings } from '../connectors/generic/generic.js';
import type { SyncConnection } from '../sync/sync-connection.js';

/** A connection with how it sends. */
export interface InboxRow extends SyncConnection {
  readonly disabledAt: Date | null;
  readonly settings: GenericSettings | null;
  readonly apiUrl: string | null;
  readonly sealedCredential: Buffer | null;
  readonly credentialWith: string | null;
}

/** A secret as it is stored, with the one before while that is believed too. */
export interface SecretRow {
  readonly label: string;
  readonly sealedSecret: Buffer | null;
  readonly sealedWith: string | null;
  readonly previousSecret: Buffer | null;
  readonly previousWith: string | null;
  readonly previousUntil: Date | null;
  readonly changedAt: Date;
}

const inboxOfConnection = statement(
  'ats_inbox_of_connection',
  `SELECT c.id, c.vendor, c.source, c.name, c.decision_date_field AS "decisionDateField",
     c.decision_reason_field AS "decisionReasonField", c.disabled_at AS "disabledAt", i.settings, i.api_url AS "apiUrl",
     i.sealed_credential AS "sealedCredential", i.credential_with AS "credentialWith"
   FROM ats_connections c
   LEFT JOIN ats_inboxes i ON i.organization_id = c.organization_id AND i.connection_id = c.id
   WHERE c.organization_id = $1 AND c.id = $2`,
);

const secretsOfConnection = statement(
  'ats_secrets_of_connection',
  `SELECT label, sealed_secret AS "sealedSecret", sealed_with AS "sealedWith", previous_secret AS "previousSecret",
     previous_with AS "previousWith", previous_until AS "previousUntil", changed_at AS "changedAt"
   FROM ats_secrets WHERE organization_id = $1 AND connection_id = $2 AND sealed_secret IS NOT NULL ORDER BY label`,
);

export async function inboxOf(tx: ReadTransaction, connectionId: string): Promise<InboxRow | null> {
  const [row] = await tx.query<InboxRow>(inboxOfConnection, [tx.organizationId, connectionId]);
  return row ?? null;
}

export async function secretsOf(
  tx: Pick<ReadTransaction, 'organizationId' | 'query'>,
  connectionId: string,
): Promise<SecretRow[]> {
  return await tx.query<SecretRow>(secretsOfConnection, [tx.organizationId, connectionId]);
}
