import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import type { AcceptedSend, FailedSend } from '../smtp/send-result.js';
import { suppress } from '../suppression/suppress.js';
import type { BegunAttempt } from './begun-attempt.js';
import type { MessageLease } from './message-lease.js';

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

  const claimOne = async (): Promise<MessageLease> => {
    const [claim] = await delivery.ledger.claim({ most: 10 });
    if (claim === undefined) throw new Error('nothing is due');
    return claim;
  };
  const beginning = async (claim: MessageLease): Promise<BegunAttempt> => {
    const begun = await delivery.ledger.begin(claim);
    if (begun === null) throw new Error('nothing may be sent');
    return begun;
  };
  const begin = async () => beginning(await claimOne());
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

  it('puts an attempt on record when its data starts, and not before', async () => {
    const begun = await begin();
    expect(await delivery.attempts(org, id)).toEqual([]);
    await delivery.ledger.dataStarted(begun);
    expect(await message()).toMatchObject({ attemptCount: 1, dataStartedAt: new Date(start) });
    expect(await delivery.attempts(org, id)).toMatchObject([
      { number: 1, dataStartedAt: new Date(start), endedAt: null },
    ]);
  });

  it('lets no data start for an address that was suppressed since the attempt began', async () => {
    const begun = await begin();
    const { toAddress: address } = await message();
    await delivery.write(org, (tx) => suppress(tx, { address, reason: 'REFUSED', messageId: null }));
    await expect(delivery.ledger.dataStarted(begun)).rejects.toThrow('no longer ours');
    expect(await message()).toMatchObject({ status: 'SENDING', dataStartedAt: null, attemptCount: 0 });
    leaseRunsOut();
    expect(await delivery.ledger.begin(await claimOne())).toBeNull();
    expect(await message()).toMatchObject({ status: 'CANCELLED', failure: 'SUPPRESSED' });
  });

  it('takes back a message that is not tried after all: it is due again, and its late holder is fenced out', async () => {
    const begun = await begin();
    await delivery.ledger.giveBack(begun.claim);
    expect(await message()).toMatchObject({ status: 'QUEUED', leasedUntil: null, attemptCount: 0 });
    await expect(delivery.ledger.dataStarted(begun)).rejects.toThrow('no longer ours');
    expect(await delivery.ledger.claim({ most: 10 })).toEqual([{ organizationId: org, id, fence: 2 }]);
    await delivery.ledger.giveBack(begun.claim);
    expect(await message()).toMatchObject({ status: 'SENDING' });
  });

  it('records what comes up together, of several organizations, each for itself', async () => {
    const others = [await delivery.organization(), await delivery.organization()];
    for (const other of others) await delivery.enqueue(other);
    const claims = await delivery.ledger.claim({ most: 10 });
    const begun = await Promise.all(claims.map((claim) => beginning(claim)));
    const [lost] = begun;
    if (lost === undefined) throw new Error('nothing is due');
    await delivery.write(lost.claim.organizationId, (tx) => delivery.messages.cancel(tx, [lost.claim.id], 'DECIDED'));
    const started = await Promise.allSettled(begun.map((each) => delivery.ledger.dataStarted(each)));
    expect(started.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(await Promise.all(begun.map((each) => delivery.ledger.end(each, accepted)))).toEqual([
      'CANCELLED',
      'SENT',
      'SENT',
    ]);
    for (const { claim } of begun) {
      const isLost = claim === lost.claim;
      expect(await delivery.events(claim.organizationId)).toHaveLength(isLost ? 0 : 1);
      expect(await delivery.attempts(claim.organizationId, claim.id)).toMatchObject([
        { number: 1, outcome: 'ACCEPTED' },
      ]);
    }
    const { rows } = await delivery.sql(
      `SELECT organization_id AS org, actor ->> 'kind' AS kind FROM domain_events WHERE organization_id = ANY($1) ORDER BY 1`,
      [claims.map(({ organizationId }) => organizationId)],
    );
    const sent = claims.slice(1).map(({ organizationId }) => organizationId);
    expect(rows).toEqual(sent.sort().map((each) => ({ org: each, kind: 'SYSTEM' })));
  });

  it('keeps a lease that is renewed', async () => {
    const claim = await claimOne();
    delivery.clock.advance({ seconds: 59 });
    await delivery.ledger.renew(claim);
    delivery.clock.advance({ seconds: 59 });
    expect(await delivery.ledger.claim({ most: 10 })).toEqual([]);
  });

  it('tries a message freely whose holder was killed before its data started', async () => {
    await begin();
    leaseRunsOut();
    const again = await begin();
    expect(again.message).toMatchObject({ possibleDuplicate: false, uncertainCount: 0 });
    await delivery.ledger.end(again, failed);
    // The schedule has not moved on: this is its first step.
    expect(await message()).toMatchObject({ nextAttemptAt: new Date('2026-12-01T09:02:00Z') });
    expect(await delivery.attempts(org, id)).toMatchObject([{ number: 1, fence: 2, outcome: 'FAILED' }]);
  });

  it('flags a message whose holder was killed after its data had started: twice, then it is uncertain', async () => {
    for (const [flagged, resends] of [
      [false, 0],
      [true, 1],
      [true, 2],
    ] as const) {
      const begun = await begin();
      await delivery.ledger.dataStarted(begun);
      expect(await message()).toMatchObject({ possibleDuplicate: flagged, uncertainCount: resends });
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
    let late: BegunAttempt;
    let holder: BegunAttempt;

    beforeEach(async () => {
      late = await begin();
      leaseRunsOut();
      holder = await begin();
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
      await delivery.ledger.renew(late.claim);
      await delivery.ledger.giveBack(late.claim);
      expect(await delivery.ledger.begin(late.claim)).toBeNull();
      expect(await state()).toEqual(before);
    });
  });

  it('takes the result of a lease that ran out and was not taken over', async () => {
    const begun = await begin();
    await delivery.ledger.dataStarted(begun);
    delivery.clock.advance({ minutes: 5 });
    expect(await delivery.ledger.end(begun, accepted)).toBe('SENT');
  });

  it('records a result once, though the call is made again because its answer was lost', async () => {
    const begun = await begin();
    await delivery.ledger.dataStarted(begun);
    expect(await delivery.ledger.end(begun, accepted)).toBe('SENT');
    const before = [await message(), await delivery.attempts(org, id)];
    expect(await delivery.ledger.end(begun, accepted)).toBe('SENT');
    expect([await message(), await delivery.attempts(org, id)]).toEqual(before);
    expect(await delivery.events(org)).toHaveLength(1);
  });

  it('does not reach the message of another organization', async () => {
    const own = await begin();
    const claim = { ...own.claim, organizationId: await delivery.organization() };
    const foreign = { ...own, claim };
    const before = await message();
    expect(await delivery.ledger.begin(claim)).toBeNull();
    await expect(delivery.ledger.dataStarted(foreign)).rejects.toThrow('no longer ours');
    await delivery.ledger.renew(claim);
    await delivery.ledger.giveBack(claim);
    expect(await delivery.ledger.end(foreign, accepted)).toBeNull();
    expect(await message()).toEqual(before);
  });
});
