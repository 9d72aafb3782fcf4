import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { systemActor } from '../../platform/actor/actor.js';
import { toDate } from '../../platform/database/dates.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { storable } from '../../platform/graphql/unstorable-text.js';
import { isUuid } from '../../platform/ids/uuid.js';
import type { Connector } from '../connectors/connector.js';
import { connectorOf } from '../connectors/connectors.js';
import type { Arrived } from '../connectors/signature/proof.js';
import { AtsMetrics } from '../metrics/ats-metrics.js';
import { AtsSeals } from './ats-seals.js';
import { type InboxRow, inboxOf, secretsOf } from './inbox.reads.js';
import { openSecrets } from './open-secrets.js';
import { charsetOf, readDelivered } from './read-charset.js';
import { storeDelivery } from './store-delivery.js';

const findSql = 'SELECT organization_id AS "organizationId" FROM find_ats_connection($1)';

// What is computed for nobody takes as long as for somebody.
const nobodysSecret = ['nobody has this secret'];

/** A connection that a request was proven to come from. */
interface Proven {
  readonly organizationId: string;
  readonly inbox: InboxRow;
  readonly connector: Connector;
  readonly at: Date;
}

/** Takes in what systems send: proven to be theirs, stored, and nothing more. What it means is seen to by a worker. */
@Injectable()
export class ReceiveDelivery {
  constructor(
    private readonly database: TenantDatabase,
    private readonly seals: AtsSeals,
    private readonly metrics: AtsMetrics,
  ) {}

  /**
   * @param path what the vendor is called in the address
   * @returns the status that the vendor wants; null for what nobody vouches for, whatever the reason is
   */
  async take(connectorOfPath: Connector, connectionId: string, sent: Omit<Arrived, 'at'>): Promise<number | null> {
    const proven = await this.#prove(connectorOfPath, connectionId, sent);
    if (proven === null) return null;
    const { organizationId, inbox, connector, at } = proven;
    const arrived = { ...sent, at };
    const { id, byContent } = connector.keysOf(arrived);
    const charset = charsetOf(sent.headers['content-type']);
    const event = connector.eventOf(arrived, readable(sent.body, charset));
    await this.database.write(systemActor(organizationId), (tx) =>
      storeDelivery(tx, this.seals, {
        connectionId: inbox.id,
        isDisabled: inbox.disabledAt !== null,
        remoteKey: id === null ? null : storable(id.slice(0, 300)),
        contentKey: byContent ? createHash('sha256').update(sent.body).digest() : null,
        event: event === null ? null : storable(event.slice(0, 200)),
        charset,
        body: sent.body,
      }),
    );
    this.metrics.received(inbox.vendor);
    return connector.taken;
  }

  async #prove(named: Connector, connectionId: string, sent: Omit<Arrived, 'at'>): Promise<Proven | null> {
    const organizationId = isUuid(connectionId) ? await this.#organizationOf(connectionId) : null;
    if (organizationId === null) return refuse(named, sent);
    return await this.database.read(organizationId, async (tx) => {
      const at = toDate(await tx.now());
      const inbox = await inboxOf(tx, connectionId);
      const connector = inbox === null ? null : connectorOf(inbox.vendor, inbox.settings);
      if (inbox === null || connector?.path !== named.path) return refuse(named, sent);
      const rows = await secretsOf(tx, connectionId);
      const secrets = openSecrets(this.seals, rows, { organizationId, connectionId }, at);
      const isTheirs = connector.proof({ ...sent, at }, secrets.length === 0 ? nobodysSecret : secrets);
      return isTheirs && secrets.length > 0 ? { organizationId, inbox, connector, at } : null;
    });
  }

  async #organizationOf(connectionId: string): Promise<string | null> {
    const [found] = await this.database.acrossOrganizations<{ organizationId: string }>(findSql, [connectionId]);
    return found?.organizationId ?? null;
  }
}

function refuse(named: Connector, sent: Omit<Arrived, 'at'>): null {
  named.proof({ ...sent, at: new Date(0) }, nobodysSecret);
  return null;
}

/** For its name alone: whether it can be read is told when it is translated. */
function readable(body: Buffer, charset: string): unknown {
  try {
    return readDelivered(body, charset);
  } catch {
    return null;
  }
}
