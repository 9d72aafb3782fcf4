import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import type { BegunAttempt } from '../dispatch/begun-attempt.js';
import type { SendResult } from '../smtp/send-result.js';

const start = '2026-12-01T09:00:00Z';

const accepted: SendResult = { outcome: 'accepted', response: '250 2.0.0 ok' };
const greylisted: SendResult = {
  outcome: 'rejected',
  phase: 'message',
  code: 451,
  enhanced: '4.7.1',
  response: '451 4.7.1 later',
  class: 'temporary',
  cause: null,
};
const refused: SendResult = {
  ...greylisted,
  code: 550,
  enhanced: '5.1.1',
  response: '550 5.1.1 no',
  class: 'permanent-recipient',
  cause: 'UNKNOWN_USER',
};
const uncertain: SendResult = { outcome: 'uncertain', reason: 'timeout', detail: null };

describe('cancelling a message', () => {
  let delivery: TestDelivery;
  let org: string;
  let id: string;

  beforeAll(async () => {
    delivery = await startDelivery(start);
  });
  afterAll(() => delivery.stop());
  beforeEach(async () => {
    await delivery.clear();
    delivery.mail.behave([]);
    delivery.clock.set(start);
    org = await delivery.organization();
    id = await delivery.enqueue(org);
  });

  const message = () => delivery.message(org, id);
  const cancel = (organizationId = org) =>
    delivery.write(organizationId, (tx) => delivery.messages.cancel(tx, [id], 'DECIDED'));
  const begin = async (): Promise<BegunAttempt> => {
    const [claimed] = await delivery.ledger.claim({ most: 10 });
    const begun = claimed && (await delivery.ledger.begin(claimed));
    if (!begun) throw new Error('nothing is due');
    return begun;
  };
  const cancelled = { status: 'CANCELLED', failure: 'DECIDED', nextAttemptAt: null, leasedUntil: null };

  it('that waits: it is never sent', async () => {
    expect(await cancel()).toEqual([id]);
    expect(await message()).toMatchObject({ ...cancelled, endedAt: new Date(start) });
    delivery.clock.advance({ hours: 100 });
    expect(await delivery.ledger.claim({ most: 10 })).toEqual([]);
    expect(await cancel()).toEqual([]);
  });

  it('that is being sent, before its data: it does not leave, and the attempt says so', async () => {
    const rcpt = Promise.withResolvers<void>();
    const mayGoOn = Promise.withResolvers<void>();
    const dispatcher = delivery.dispatcher();
    // The recipient is accepted only after the cancellation: what follows is the record that the data starts.
    const { ledger } = delivery;
    const start = ledger.dataStarted.bind(ledger);
    ledger.dataStarted = async (claimed) => {
      rcpt.resolve();
      await mayGoOn.promise;
      await start(claimed);
    };
    await dispatcher.tick();
    await rcpt.promise;
    expect(await cancel()).toEqual([id]);
    mayGoOn.resolve();
    await dispatcher.idle();
    ledger.dataStarted = start;
    expect(await message()).toMatchObject(cancelled);
    expect(await delivery.attempts(org, id)).toMatchObject([
      { outcome: 'FAILED', phase: 'before-data', answer: 'data-not-started', dataStartedAt: null },
    ]);
    expect(delivery.mail.received).toHaveLength(0);
    expect(await delivery.events(org)).toEqual([]);
  });

  it('that was claimed and not begun: its data does not start', async () => {
    const [claimed] = await delivery.ledger.claim({ most: 10 });
    await cancel();
    const begun = claimed && (await delivery.ledger.begin(claimed));
    if (!begun) throw new Error('it was due');
    await expect(delivery.ledger.dataStarted(begun)).rejects.toThrow('no longer ours');
    // Looked at again, it does not even begin.
    expect(await delivery.ledger.begin(begun.claim)).toBeNull();
    expect(await delivery.attempts(org, id)).toEqual([]);
  });

  describe('and erasing it', () => {
    const erase = () =>
      delivery.write(org, async (tx) => {
        await delivery.messages.cancel(tx, [id], 'ERASED');
        await delivery.messages.erase(tx, [id]);
      });
    const gone = { toName: '(erased)', toAddress: '(erased)', subject: '(erased)', text: '(erased)', html: '(erased)' };

    it('takes recipient, content and answers out of one that was sent, and leaves that it was', async () => {
      const sending = await begin();
      await delivery.ledger.dataStarted(sending);
      await delivery.ledger.end(sending, { ...accepted, response: '250 2.0.0 ok for ana@example.test' });
      const before = await message();
      delivery.clock.advance({ hours: 1 });
      await erase();
      expect(await message()).toEqual({
        ...before,
        ...gone,
        locale: 'und',
        erasedAt: new Date('2026-12-01T10:00:00Z'),
      });
      expect(await delivery.attempts(org, id)).toMatchObject([{ outcome: 'ACCEPTED', code: 250, answer: null }]);
    });

    it.each([
      ['that is with the mail server', true, 'CANCELLED'],
      ['of which nothing has left', false, 'CANCELLED'],
    ])('keeps nothing of what is answered afterwards, of one %s', async (_, started, status) => {
      const sending = await begin();
      if (started) await delivery.ledger.dataStarted(sending);
      await erase();
      expect(await delivery.ledger.end(sending, { ...greylisted, response: '451 4.7.1 ana@example.test: later' })).toBe(
        status,
      );
      expect(await message()).toMatchObject({ ...gone, status, failure: 'ERASED' });
      expect(await delivery.attempts(org, id)).toMatchObject([{ outcome: 'REJECTED', code: 451, answer: null }]);
    });

    it('twice leaves the instant of the first time', async () => {
      await erase();
      delivery.clock.advance({ hours: 1 });
      await erase();
      expect(await message()).toMatchObject({ ...gone, erasedAt: new Date(start) });
    });
  });

  describe('of which bytes have left: it cannot be taken back', () => {
    let sending: BegunAttempt;

    beforeEach(async () => {
      sending = await begin();
      await delivery.ledger.dataStarted(sending);
      expect(await cancel()).toEqual([]);
      expect(await message()).toMatchObject({ status: 'SENDING' });
    });

    it('and is sent if it is accepted', async () => {
      expect(await delivery.ledger.end(sending, accepted)).toBe('SENT');
      expect(await message()).toMatchObject({ status: 'SENT', failure: null });
    });

    it('and is not tried again if it is not', async () => {
      expect(await delivery.ledger.end(sending, greylisted)).toBe('CANCELLED');
      expect(await message()).toMatchObject({ ...cancelled, dataStartedAt: null });
    });

    it('and is not sent again if nobody knows', async () => {
      expect(await delivery.ledger.end(sending, uncertain)).toBe('CANCELLED');
      expect(await message()).toMatchObject({ ...cancelled, possibleDuplicate: false });
      expect(await delivery.attempts(org, id)).toMatchObject([{ outcome: 'UNCERTAIN' }]);
    });

    it('and is not sent again if its process was killed', async () => {
      delivery.clock.advance({ seconds: 60 });
      const [again] = await delivery.ledger.claim({ most: 10 });
      expect(again && (await delivery.ledger.begin(again))).toBeNull();
      expect(await message()).toMatchObject(cancelled);
    });

    it('and is dead, where a person sees it, if its recipient is refused', async () => {
      expect(await delivery.ledger.end(sending, refused)).toBe('DEAD');
      expect(await message()).toMatchObject({ failure: 'RECIPIENT_REFUSED' });
    });
  });

  it('that waits for a resend after an uncertain end: it is not sent again', async () => {
    const sending = await begin();
    await delivery.ledger.dataStarted(sending);
    expect(await delivery.ledger.end(sending, uncertain)).toBe('QUEUED');
    expect(await cancel()).toEqual([id]);
    expect(await message()).toMatchObject(cancelled);
  });

  it('does not change what has ended', async () => {
    const sending = await begin();
    await delivery.ledger.dataStarted(sending);
    await delivery.ledger.end(sending, accepted);
    expect(await cancel()).toEqual([]);
    expect(await message()).toMatchObject({ status: 'SENT', failure: null });
  });

  it('of another organization is not possible', async () => {
    expect(await cancel(await delivery.organization())).toEqual([]);
    expect(await message()).toMatchObject({ status: 'QUEUED', failure: null });
  });
});
