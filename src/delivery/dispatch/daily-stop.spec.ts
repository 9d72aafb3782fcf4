import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import { newId } from '../../platform/ids/uuid.js';

const start = '2026-12-01T10:00:00Z';

describe('on one day of theirs a candidate', () => {
  let delivery: TestDelivery;
  let org: string;
  let recipient: { id: string; zone: string };

  beforeAll(async () => {
    delivery = await startDelivery(start);
  });
  afterAll(() => delivery.stop());
  beforeEach(async () => {
    delivery.clock.set(start);
    delivery.mail.behave([]);
    org = await delivery.organization();
    recipient = { id: newId(), zone: 'Europe/Berlin' };
  });

  const enqueue = async (times: number, to = recipient, organizationId = org) => {
    const ids: string[] = [];
    for (let n = 0; n < times; n += 1) ids.push(await delivery.enqueue(organizationId, { recipient: to }));
    return ids;
  };
  const deliver = async () => {
    const before = delivery.mail.received.length;
    await delivery.dispatcher().idle();
    return delivery.mail.received.length - before;
  };

  it('gets three mails; the next leaves in the morning, and has lost no attempt by that', async () => {
    const ids = await enqueue(5);
    expect(await deliver()).toBe(3);
    const waiting = await delivery.message(org, ids[4] as string);
    expect(waiting).toMatchObject({
      status: 'QUEUED',
      attemptCount: 0,
      nextAttemptAt: new Date('2026-12-02T08:00:00Z'),
    });
    expect(await delivery.attempts(org, ids[4] as string)).toEqual([]);
    delivery.clock.set('2026-12-02T07:59:59Z');
    expect(await deliver()).toBe(0);
    delivery.clock.set('2026-12-02T08:00:00Z');
    expect(await deliver()).toBe(2);
    expect(await delivery.message(org, ids[4] as string)).toMatchObject({ status: 'SENT', possibleDuplicate: false });
  });

  it('gets three, whether they come one by one or with others between', async () => {
    for (let hour = 0; hour < 3; hour += 1) {
      await enqueue(1);
      expect(await deliver()).toBe(1);
      delivery.clock.advance({ hours: 1 });
    }
    await enqueue(1);
    expect(await deliver()).toBe(0);
  });

  it('takes none of another candidate, of another organization, nor of members', async () => {
    await enqueue(4);
    await enqueue(3, { ...recipient, id: newId() });
    await enqueue(3, recipient, await delivery.organization());
    for (let n = 0; n < 5; n += 1) await delivery.enqueue(org);
    expect(await deliver()).toBe(3 + 3 + 3 + 5);
  });

  it('is counted by their own midnight', async () => {
    recipient = { id: newId(), zone: 'Pacific/Kiritimati' };
    await enqueue(3);
    // 23:59 there, on 1 December.
    delivery.clock.set('2026-12-01T09:59:00Z');
    expect(await deliver()).toBe(0);
    await delivery.sql('UPDATE messages SET next_attempt_at = $2 WHERE organization_id = $1', [
      org,
      '2026-12-01T09:00:00Z',
    ]);
    expect(await deliver()).toBe(3);
    await enqueue(3);
    delivery.clock.set('2026-12-01T10:00:00Z');
    expect(await deliver()).toBe(3);
  });

  it('is not counted a mail that was refused', async () => {
    delivery.mail.behave({ at: 'dot', does: { reply: '451 4.7.1 later' } });
    const [first = ''] = await enqueue(1);
    await deliver();
    expect(await delivery.message(org, first)).toMatchObject({ status: 'QUEUED', attemptCount: 1 });
    delivery.mail.behave([]);
    await enqueue(3);
    expect(await deliver()).toBe(3);
    delivery.clock.advance({ minutes: 2 });
    expect(await deliver()).toBe(0);
  });

  it('gets three though two processes send ten at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      recipient = { ...recipient, id: newId() };
      await enqueue(10);
      const before = delivery.mail.received.length;
      await Promise.all([delivery.dispatcher().idle(), delivery.dispatcher().idle()]);
      // One that came too late to be looked at before the others had started looks again soon.
      delivery.clock.advance({ minutes: 1 });
      await delivery.dispatcher().idle();
      expect(delivery.mail.received.length - before).toBe(3);
    }
  });
});
