import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import type { AcceptedSend, FailedSend } from '../smtp/send-result.js';
import type { Claim } from './claim.js';

const start = '2026-12-01T09:00:00Z';
const accepted: AcceptedSend = { outcome: 'accepted', response: '250 2.0.0 queued as 1' };
const failed: FailedSend = {
  outcome: 'failed',
  phase: 'rcpt',
  reason: 'connection-lost',
  class: 'temporary',
  detail: null,
};

describe('the ledger of messages', () => {
  let delivery: TestDelivery;
  let org: string;
  let id: string;

  beforeAll(async () => {
    delivery = await startDelivery(start);
  });
  afterAll(() => delivery.stop());
  beforeEach(async () => {
    await delivery.clear();
    delivery.clock.set(start);
    org = await delivery.organization();
    id = await delivery.enqueue(org);
  });

  const claimOne = async (): Promise<Claim> => {
    const [claim] = await delivery.ledger.claim({ most: 10 });
    if (claim === undefined) throw new Error('nothing is due');
    return claim;
  };
  const message = () => delivery.message(org, id);
  const leaseRunsOut = () => delivery.clock.advance({ seconds: 60 });

  it('leases a due message to one holder, who is named by a fence', async () => {
    expect(await delivery.ledger.claim({ most: 10 })).toEqual([{ organizationId: org, id, fence: 1 }]);
    expect(await delivery.ledger.claim({ most: 10 })).toEqual([]);
    expect(await message()).toMatchObject({ status: 'SENDING', leasedUntil: new Date('2026-12-01T09:01:00Z') });
  });

  it('gives the message to another when the lease has run out, and not a second before', async () => {
    await claimOne();
    delivery.clock.advance({ seconds: 59 });
    expect(await delivery.ledger.claim({ most: 10 })).toEqual([]);
    delivery.clock.advance({ seconds: 1 });
    expect(await delivery.ledger.claim({ most: 10 })).toEqual([{ organizationId: org, id, fence: 2 }]);
  });

  it('lets no data start for an attempt whose beginning the database lost when it went down', async () => {
    const first = await claimOne();
    await delivery.ledger.begin(first);
    await delivery.ledger.end(first, failed);
    delivery.clock.advance({ minutes: 2 });
    // As the rows are when the claim was kept and the beginning was not.
    const again = await claimOne();
    await expect(delivery.ledger.dataStarted(again)).rejects.toThrow('no longer ours');
    expect(await message()).toMatchObject({ dataStartedAt: null, attemptCount: 1 });
    expect(await delivery.attempts(org, id)).toMatchObject([{ number: 1, dataStartedAt: null }]);
  });

  it('keeps a lease that is renewed', async () => {
    const claim = await claimOne();
    delivery.clock.advance({ seconds: 59 });
    await delivery.ledger.renew(claim);
    delivery.clock.advance({ seconds: 59 });
    expect(await delivery.ledger.claim({ most: 10 })).toEqual([]);
  });

  it('tries a message freely whose holder was killed before its data started', async () => {
    await delivery.ledger.begin(await claimOne());
    leaseRunsOut();
    const again = await claimOne();
    expect((await delivery.ledger.begin(again))?.message).toMatchObject({
      possibleDuplicate: false,
      uncertainCount: 0,
    });
    await delivery.ledger.end(again, failed);
    // The schedule has not moved on: this is its first step.
    expect(await message()).toMatchObject({ nextAttemptAt: new Date('2026-12-01T09:02:00Z') });
    expect(await delivery.attempts(org, id)).toMatchObject([
      { number: 1, endedAt: null, outcome: null },
      { number: 2, outcome: 'FAILED' },
    ]);
  });

  it('flags a message whose holder was killed after its data had started: twice, then it is uncertain', async () => {
    for (const [flagged, resends] of [
      [false, 0],
      [true, 1],
      [true, 2],
    ] as const) {
      const claim = await claimOne();
      expect((await delivery.ledger.begin(claim))?.message).toMatchObject({
        possibleDuplicate: flagged,
        uncertainCount: resends,
        dataStartedAt: null,
      });
      await delivery.ledger.dataStarted(claim);
      leaseRunsOut();
    }
    expect(await delivery.ledger.begin(await claimOne())).toBeNull();
    expect(await message()).toMatchObject({ status: 'DEAD', failure: 'UNCERTAIN', possibleDuplicate: true });
    expect(await delivery.events(org)).toEqual([
      { type: 'message.failed', payload: { messageId: id, failure: 'UNCERTAIN' } },
    ]);
  });

  it('ends a message that has brought down its process for two weeks', async () => {
    await delivery.ledger.begin(await claimOne());
    delivery.clock.advance({ hours: 14 * 24 + 1 });
    expect(await delivery.ledger.begin(await claimOne())).toBeNull();
    expect(await message()).toMatchObject({ status: 'DEAD', failure: 'EXPIRED' });
  });

  describe('fences out a holder whose lease was taken over', () => {
    let late: Claim;
    let holder: Claim;

    beforeEach(async () => {
      late = await claimOne();
      await delivery.ledger.begin(late);
      leaseRunsOut();
      holder = await claimOne();
      await delivery.ledger.begin(holder);
    });

    const state = async () => [await message(), await delivery.attempts(org, id)];

    it('so that it may not start the data', async () => {
      const before = await state();
      await expect(delivery.ledger.dataStarted(late)).rejects.toThrow('no longer ours');
      expect(await state()).toEqual(before);
      await expect(delivery.ledger.dataStarted(holder)).resolves.toBeUndefined();
    });

    it.each([accepted, failed])('so that its late result ($outcome) overwrites nothing', async (result) => {
      await delivery.ledger.dataStarted(holder);
      const before = await state();
      expect(await delivery.ledger.end(late, result)).toBeNull();
      expect(await state()).toEqual(before);
      expect(await delivery.events(org)).toEqual([]);
      expect(await delivery.ledger.end(holder, accepted)).toBe('SENT');
      expect(await delivery.ledger.end(late, result)).toBeNull();
      expect(await message()).toMatchObject({ status: 'SENT' });
      expect(await delivery.events(org)).toHaveLength(1);
    });

    it('so that it neither renews the lease nor opens another attempt', async () => {
      const before = await state();
      delivery.clock.advance({ seconds: 10 });
      await delivery.ledger.renew(late);
      expect(await delivery.ledger.begin(late)).toBeNull();
      expect(await state()).toEqual(before);
    });
  });

  it('takes the result of a lease that ran out and was not taken over', async () => {
    const claim = await claimOne();
    await delivery.ledger.begin(claim);
    await delivery.ledger.dataStarted(claim);
    delivery.clock.advance({ minutes: 5 });
    expect(await delivery.ledger.end(claim, accepted)).toBe('SENT');
  });

  it('records a result once, though the call is made again because its answer was lost', async () => {
    const claim = await claimOne();
    await delivery.ledger.begin(claim);
    await delivery.ledger.dataStarted(claim);
    expect(await delivery.ledger.end(claim, accepted)).toBe('SENT');
    const before = [await message(), await delivery.attempts(org, id)];
    expect(await delivery.ledger.end(claim, accepted)).toBe('SENT');
    expect([await message(), await delivery.attempts(org, id)]).toEqual(before);
    expect(await delivery.events(org)).toHaveLength(1);
  });

  it('does not reach the message of another organization', async () => {
    const foreign = { ...(await claimOne()), organizationId: await delivery.organization() };
    const before = await message();
    expect(await delivery.ledger.begin(foreign)).toBeNull();
    await expect(delivery.ledger.dataStarted(foreign)).rejects.toThrow('no longer ours');
    await delivery.ledger.renew(foreign);
    expect(await delivery.ledger.end(foreign, accepted)).toBeNull();
    expect(await message()).toEqual(before);
  });
});
