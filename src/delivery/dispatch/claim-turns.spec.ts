import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import type { Dispatcher } from './dispatcher.js';

const start = '2026-12-01T09:00:00Z';

let delivery: TestDelivery;
let dispatcher: Dispatcher;
let org: string;

beforeAll(async () => {
  delivery = await startDelivery(start);
  Logger.overrideLogger(false);
});
afterAll(() => delivery.stop());
beforeEach(async () => {
  delivery.clock.set(start);
  delivery.mail.behave([]);
  dispatcher = delivery.dispatcher();
  org = await delivery.organization();
});
afterEach(async () => {
  await dispatcher.stop();
  await delivery.clear();
});

const enqueue = (organizationId = org, address = 'ana@candidates.test') =>
  delivery.enqueue(organizationId, { to: { name: 'Ana Ríos', address } });
const addressOf = (organizationId: string, n = 0) => `c${n}.${organizationId.slice(-12)}@candidates.test`;

/** So many more like it. */
async function repeat(id: string, count: number): Promise<void> {
  await delivery.sql(
    `INSERT INTO messages SELECT (jsonb_populate_record(NULL::messages,
       to_jsonb(m) || jsonb_build_object('id', gen_random_uuid(), 'message_id', gen_random_uuid()::text))).*
     FROM messages m, generate_series(1, $2::integer) WHERE m.id = $1`,
    [id, count],
  );
}

describe('an organization with thousands of mails', () => {
  it('does not delay the one of another by more than its share of one claim', async () => {
    for (let n = 0; n < 200; n += 1) await enqueue(org, addressOf(org, n));
    delivery.clock.advance({ minutes: 1 });
    const others = [await delivery.organization(), await delivery.organization()];
    for (const other of others) await enqueue(other, addressOf(other));
    const before = delivery.mail.received.length;
    await dispatcher.idle();
    const order = delivery.mail.received.slice(before).map(({ envelope }) => envelope.to[0] ?? '');
    expect(order).toHaveLength(202);
    // A third of the places is everybody's share of the first claim; a few overtake each other.
    for (const other of others) expect(order.indexOf(addressOf(other))).toBeLessThan(20);
  });

  it('does not hide the others, however many it has', async () => {
    const id = await enqueue();
    await repeat(id, 1_200);
    delivery.clock.advance({ minutes: 1 });
    const others = [await delivery.organization(), await delivery.organization()];
    for (const other of others) await enqueue(other);
    const claimed = [];
    for (let n = 0; n < 3; n += 1) claimed.push(...(await delivery.ledger.claim({ most: 1, apart: false })));
    expect(claimed.map(({ organizationId }) => organizationId).sort()).toEqual([org, ...others].sort());
    expect(await delivery.ledger.claim({ most: 9 })).toHaveLength(9);
    expect(await delivery.ledger.claim({ most: 9, passedOver: [org] })).toEqual([]);
    expect(await delivery.ledger.claim({ most: 9, apart: true })).toEqual([]);
  });

  it('has all places while nobody else has anything', async () => {
    for (let n = 0; n < 10; n += 1) await enqueue();
    expect(await delivery.ledger.claim({ most: 4 })).toHaveLength(4);
  });

  it('takes turns with the others, beginning with the one after the last', async () => {
    const three = [org, await delivery.organization(), await delivery.organization()].sort();
    for (const each of three) for (let n = 0; n < 5; n += 1) await enqueue(each);
    const turns = [];
    for (let n = 0; n < 6; n += 1) turns.push(...(await delivery.ledger.claim({ most: 1, apart: false })));
    const order = turns.map(({ organizationId }) => three.indexOf(organizationId));
    const [first = 0] = order;
    expect(order).toEqual([0, 1, 2, 3, 4, 5].map((n) => (first + n) % 3));
    const left = await delivery.ledger.claim({ most: 10, ofEach: 1, passedOver: [three[0] ?? ''] });
    expect(left.map(({ organizationId }) => organizationId).sort()).toEqual(three.slice(1));
  });

  it('and eight that have one each are all served by three claims, of three organizations each', async () => {
    const id = await enqueue();
    await repeat(id, 1_200);
    delivery.clock.advance({ minutes: 1 });
    const others = await Promise.all(Array.from({ length: 8 }, () => delivery.organization()));
    for (const other of others) await enqueue(other);
    const served = [];
    for (let n = 0; n < 3; n += 1) {
      const claimed = await delivery.ledger.claim({ most: 6, apart: false });
      served.push(new Set(claimed.map(({ organizationId }) => organizationId)));
    }
    expect(served.map(({ size }) => size)).toEqual([3, 3, 3]);
    expect(served.flatMap((each) => [...each]).sort()).toEqual([org, ...others].sort());
  });
});
