import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import { clusterUrls } from '../../../test/support/test-database.js';
import { asSuperuser } from '../../../test/support/test-template.js';
import { SilentDatabase } from '../../platform/wire/watched-client.js';
import type { SmtpSender } from '../smtp/smtp-sender.js';
import { Dispatcher } from './dispatcher.js';
import type { MessageLease } from './message-lease.js';
import { MessageLedger } from './message-ledger.js';

const start = '2026-12-01T09:00:00Z';
const options = {
  mailFrom: 'timelines@followthrough.test',
  publicUrl: 'https://timelines.followthrough.test',
  concurrency: 1,
};

class ObservedLedger extends MessageLedger {
  readonly renewals = new EventEmitter();

  override async renew(claim: MessageLease): Promise<void> {
    await super.renew(claim);
    this.renewals.emit('renewed');
  }
}

describe('an attempt at a message', () => {
  let delivery: TestDelivery;
  let org: string;

  beforeAll(async () => {
    delivery = await startDelivery(start);
    Logger.overrideLogger(false);
  });
  afterAll(() => delivery.stop());
  beforeEach(async () => {
    delivery.clock.set(start);
    delivery.mail.behave([]);
    org = await delivery.organization();
  });
  afterEach(() => databaseComesBack());

  const superuserUrl = () => clusterUrls().superuserUrl;
  const databaseGoesAway = () =>
    asSuperuser(
      superuserUrl(),
      `ALTER DATABASE ${delivery.database.name} ALLOW_CONNECTIONS false`,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = '${delivery.database.name}' AND usename = 'followthrough_service'`,
    );
  const databaseComesBack = () =>
    asSuperuser(superuserUrl(), `ALTER DATABASE ${delivery.database.name} ALLOW_CONNECTIONS true`);

  /** A dispatcher that loses the database as soon as the mail server has answered. */
  const dispatcherThatLosesTheDatabase = (ledger: MessageLedger) => {
    const lost = Promise.withResolvers<void>();
    const sender = delivery.sender();
    const losing: Pick<SmtpSender, 'send' | 'close'> = {
      send: async (...mail) => {
        const result = await sender.send(...mail);
        await databaseGoesAway();
        lost.resolve();
        return result;
      },
      close: () => sender.close(),
    };
    return { dispatcher: new Dispatcher(ledger, losing, options), lost: lost.promise };
  };

  it('keeps its lease for as long as the mail server takes', async () => {
    const dot = Promise.withResolvers<void>();
    delivery.mail.behave(({ at }) => {
      if (at !== 'dot') return undefined;
      dot.resolve();
      return 'hang';
    });
    const id = await delivery.enqueue(org);
    const ledger = new ObservedLedger(delivery.worker, () => 0.5, 1);
    const nextRenewal = () => once(ledger.renewals, 'renewed');
    const dispatcher = new Dispatcher(ledger, delivery.sender(), { ...options, drainMs: 0 });
    await dispatcher.tick();
    await dot.promise;
    // The clock stands still but for the test; the renewals come by themselves, four in each second of the lease.
    for (let second = 0; second < 3; second += 1) {
      delivery.clock.advance({ seconds: 1 });
      const renewed = delivery.clock.now.add({ seconds: 1 }).epochMilliseconds;
      do await nextRenewal();
      while ((await delivery.message(org, id)).leasedUntil?.getTime() !== renewed);
      expect(await ledger.claim({ most: 10 })).toEqual([]);
    }
    await dispatcher.stop();
  });

  it('is recorded when the database comes back while the lease lasts: no resend, no flag', async () => {
    const id = await delivery.enqueue(org);
    const { dispatcher, lost } = dispatcherThatLosesTheDatabase(delivery.ledger);
    const sending = dispatcher.idle();
    await lost;
    await databaseComesBack();
    await sending;
    expect(await delivery.message(org, id)).toMatchObject({ status: 'SENT', possibleDuplicate: false, fence: 1 });
    await dispatcher.stop();
  });

  it('is made once the database is back: it waits for no lease', async () => {
    const id = await delivery.enqueue(org);
    const [claim] = await delivery.ledger.claim({ most: 1 });
    expect(claim?.id).toBe(id);
    const claims = [[claim], []];
    const lost = Promise.withResolvers<void>();
    class Losing extends MessageLedger {
      override async claim(): Promise<MessageLease[]> {
        return (claims.shift() ?? []) as MessageLease[];
      }
      override async begin(begun: MessageLease) {
        if (claims.length === 1) await databaseGoesAway();
        lost.resolve();
        return await super.begin(begun);
      }
    }
    const dispatcher = new Dispatcher(new Losing(delivery.worker, () => 0.5), delivery.sender(), options);
    const sending = dispatcher.idle();
    await lost.promise;
    await databaseComesBack();
    await sending;
    expect(await delivery.message(org, id)).toMatchObject({ status: 'SENT', fence: 1, attemptCount: 1 });
    await dispatcher.stop();
  });

  it('is given back if its start could not be put on record: it is due again at once, and no try is lost', async () => {
    const before = delivery.mail.received.length;
    const id = await delivery.enqueue(org);
    const { ledger } = delivery;
    const start = ledger.dataStarted.bind(ledger);
    ledger.dataStarted = async (begun) => {
      // What was asked may have been done: nobody hears of it.
      await start(begun);
      ledger.dataStarted = start;
      throw new SilentDatabase('the database has not answered for 8 s');
    };
    await delivery.dispatcher().idle();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'SENT', fence: 2, possibleDuplicate: false });
    expect(delivery.mail.received).toHaveLength(before + 1);
  });

  it('that cannot be recorded is made again by another, flagged, when the lease has run out', async () => {
    const id = await delivery.enqueue(org);
    const { dispatcher } = dispatcherThatLosesTheDatabase(new MessageLedger(delivery.worker, () => 0.5, 1));
    await dispatcher.idle();
    await dispatcher.stop();
    await databaseComesBack();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'SENDING', dataStartedAt: new Date(start) });
    delivery.clock.advance({ seconds: 1 });
    await delivery.dispatcher().idle();
    const message = await delivery.message(org, id);
    expect(message).toMatchObject({ status: 'SENT', possibleDuplicate: true });
    const copies = delivery.mail.received.filter((mail) => mail.parsed.messageId === message.messageId);
    expect(copies).toHaveLength(2);
  });
});
