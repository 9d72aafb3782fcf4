import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { RelayEntity } from './relay.entity.js';

/** What is shown of a relay. The password does not leave the database this way. */
export type RelayRow = Omit<RelayEntity, 'organizationId' | 'sealedPassword' | 'sealedWith'>;

const columns = `id, host, port, security, username, from_address AS "fromAddress", from_name AS "fromName",
  envelope_sender AS "envelopeSender", created_at AS "createdAt", removed_at AS "removedAt", last_failure AS "lastFailure",
  last_failure_at AS "lastFailureAt"`;

const selectById = statement(
  'relay_by_id',
  `SELECT ${columns} FROM relays WHERE organization_id = $1 AND id = ANY($2)`,
);

export const selectRelayInUse = statement(
  'relay_in_use',
  `SELECT ${columns} FROM relays WHERE organization_id = $1 AND removed_at IS NULL`,
);

export const relayById: LoaderDefinition<string, RelayRow> = {
  fetch: async (tx, ids) => byId(await tx.query<RelayRow>(selectById, [tx.organizationId, ids])),
};

const selectToConnect = statement(
  'relay_to_connect',
  `SELECT organization_id AS "organizationId", ${columns}, sealed_password AS "sealedPassword", sealed_with AS "sealedWith"
   FROM relays WHERE organization_id = $1 AND id = $2 AND removed_at IS NULL`,
);

/** The relay with its sealed password, while it is in use; null for any other. */
export async function relayToConnect(tx: ReadTransaction, id: string): Promise<RelayEntity | null> {
  const [relay] = await tx.query<RelayEntity>(selectToConnect, [tx.organizationId, id]);
  return relay ?? null;
}
