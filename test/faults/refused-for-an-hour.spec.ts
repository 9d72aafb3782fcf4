import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { RelayEntity } from '../../src/delivery/relay/relay.entity.js';
import { toDate } from '../../src/platform/database/dates.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { relayPassword, relayUser, startRelayServer, trustTestCertificates } from '../support/relay-server.js';
import { startDelivery, type TestDelivery } from './start-delivery.js';

const start = '2026-12-01T09:00:00Z';
const mails = 40;

// How often it is looked, in simulated minutes.
const step = 2;

let delivery: TestDelivery;
let distrust: () => void;

beforeAll(async () => {
  distrust = trustTestCertificates();
  delivery = await startDelivery(start);
  Logger.overrideLogger(false);
});
afterAll(async () => {
  await delivery.stop();
  distrust();
});

/** The organization's own mail server. */
async function setRelay(organizationId: string, port: number): Promise<void> {
  const row = { organizationId, id: newId() };
  const columns = { host: 'localhost', port, security: 'STARTTLS', username: relayUser } as const;
  const sealed = delivery.relays.seal(relayPassword, row);
  await delivery.write(organizationId, (tx) =>
    tx.manager.insert(RelayEntity, { ...row, ...columns, ...sealed, createdAt: toDate(tx.now) }),
  );
}

async function statuses(organizationId: string): Promise<Record<string, number>> {
  const { rows } = await delivery.sql(
    'SELECT status, count(*)::int AS n FROM messages WHERE organization_id = $1 GROUP BY 1',
    [organizationId],
  );
  return Object.fromEntries(rows.map((row) => [row.status, row.n]));
}

it.each(['421 4.3.2', '450 4.2.1', '451 4.7.1'])(
  'a mail server that answers %s for an hour is left alone but for a try now and then, others go on, and all leaves afterwards',
  async (reply) => {
    delivery.clock.set(start);
    /** Minutes after the start at which it was asked to take a mail. */
    const asked: number[] = [];
    let refuses = true;
    const relay = await startRelayServer({
      onMailFrom: (_address, _session, done) => {
        if (refuses) asked.push((delivery.clock.now.epochMilliseconds - Date.parse(start)) / 60_000);
        done(refuses ? Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) }) : null);
      },
    });
    const [refused, other] = [await delivery.organization(), await delivery.organization()];
    await setRelay(refused, relay.port);
    const dispatcher = delivery.dispatcher();
    for (let n = 0; n < mails; n += 1) await delivery.enqueue(refused);
    for (let minutes = 0; minutes < 60; minutes += step) {
      await delivery.enqueue(other);
      await dispatcher.idle();
      // Of others everything leaves at once.
      expect(await statuses(other)).toEqual({ SENT: minutes / step + 1 });
      delivery.clock.advance({ minutes: step });
    }
    expect(await statuses(refused)).toEqual({ QUEUED: mails });
    // Ten in a row, and what was under way then; from then on one try for each pause, of five minutes in the end.
    const atFirst = asked.filter((at) => at === 0).length;
    expect(atFirst).toBeGreaterThanOrEqual(10);
    expect(atFirst).toBeLessThanOrEqual(13);
    expect(asked.length - atFirst).toBeGreaterThanOrEqual(9);
    expect(asked.length - atFirst).toBeLessThanOrEqual(20);
    refuses = false;
    for (let passed = 0; passed < 15 && (await statuses(refused))['QUEUED']; passed += 1) {
      delivery.clock.advance({ minutes: 10 });
      await dispatcher.idle();
    }
    expect(await statuses(refused)).toEqual({ SENT: mails });
    expect(relay.mails).toHaveLength(mails);
    const { rows } = await delivery.sql('SELECT count(*)::int AS n FROM messages WHERE possible_duplicate');
    expect(rows).toEqual([{ n: 0 }]);
    await dispatcher.stop();
    await relay.stop();
  },
);
