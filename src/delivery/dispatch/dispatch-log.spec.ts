import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Logger, type LoggerService } from '@nestjs/common';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import type { Misbehaviour, Situation } from '../../../test/support/mail-server/faults.js';

let delivery: TestDelivery;
const lines: string[] = [];

const keep = (...said: unknown[]) => {
  lines.push(inspect(said, { depth: 20, showHidden: true, maxStringLength: null }));
};
const capture: LoggerService = { log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep };

beforeAll(async () => {
  delivery = await startDelivery();
  Logger.overrideLogger(capture);
});
afterAll(() => delivery.stop());

const personal = ['zoë.sentinel', 'Zoë Sentinel', 'Sentinel Subject', 'Sentinel Text', 'rita@northwind.test'];

const refusals: [Situation['at'], Misbehaviour][] = [
  ['mail', { reply: '530 5.7.0 log in' }],
  ['rcpt', { reply: '550 5.1.1 <zoe.sentinel@candidates.test> is not here' }],
  ['rcpt', { reply: '451 4.7.1 <zoe.sentinel@candidates.test> come back later' }],
  ['data', 'drop'],
  ['dot', { reply: '554 5.6.0 Zoë Sentinel does not want Sentinel Subject' }],
  ['dot', 'reset'],
];

it('names neither people nor addresses nor what was written to them, however a send ends', async () => {
  const dispatcher = delivery.dispatcher();
  const org = await delivery.organization();
  const enqueue = (address: string) =>
    delivery.enqueue(org, {
      to: { name: 'Zoë Sentinel', address },
      subject: 'Sentinel Subject',
      text: 'Sentinel Text',
      html: '<p>Sentinel Text</p>',
    });
  for (const [at, does] of refusals) {
    delivery.mail.behave({ at, does });
    await enqueue('zoe.sentinel@candidates.test');
    await dispatcher.idle();
    // A mail server that refused us is paused.
    delivery.clock.advance({ minutes: 1 });
  }
  delivery.mail.behave([]);
  await enqueue('zoe.sentinel@candidates.test');
  await enqueue('zoë.sentinel@@candidates.test');
  await dispatcher.idle();

  // Work that goes wrong within the database: a lease that was lost, and a result that comes too late.
  await enqueue('zoe.sentinel.late@candidates.test');
  const [claim] = await delivery.ledger.claim({ most: 1 });
  const late = claim && (await delivery.ledger.begin(claim));
  if (!late) throw new Error('nothing is due');
  delivery.clock.advance({ hours: 1 });
  await dispatcher.idle();
  await delivery.sql('ALTER FUNCTION find_organizations_with_due_messages RENAME TO find_nothing');
  await dispatcher.idle();
  await delivery.sql('ALTER FUNCTION find_nothing RENAME TO find_organizations_with_due_messages');
  expect(await delivery.ledger.end(late, { outcome: 'accepted', response: '250 ok' })).toBeNull();

  const said = lines.join('\n');
  expect(said).toContain('a message was not accepted');
  expect(said).toContain('messages could not be claimed');
  expect(said).toContain(org);
  for (const word of [...personal, 'zoe.sentinel', 'candidates.test']) expect(said).not.toContain(word);
});
