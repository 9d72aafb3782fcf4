import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Child, startChild } from '../support/child.ts';
import { median } from '../support/report.ts';
import {
  countCommits,
  countQueued,
  type Mail,
  mailFrom,
  makeMails,
  makeOrganizations,
  queueMails,
  readLedger,
} from './data.ts';
import type { Taken } from './sink.ts';

export interface DeliveryBenchmark {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  /** Folder of our compiled code, relative to the repository. */
  readonly code: string;
  readonly organizations: number;
  readonly mails: number;
  readonly rounds: number;
  /** Flags of node for the workers. */
  readonly workerOptions: readonly string[];
  readonly log: (line: string) => void;
}

// Of each side: two processes with ten sends at once.
const processes = 2;
const connections = 10;

/**
 * Two workers of the service send what is queued in the ledger, and two processes of nodemailer with pools of the same
 * size send the same mails, in rounds that take turns, all to one mail server that answers at once. The service is done
 * when the last mail is recorded.
 */
export async function runDeliveryBenchmark(benchmark: DeliveryBenchmark): Promise<void> {
  const { log, mails: count, rounds, code, serviceUrl: databaseUrl, workerOptions } = benchmark;
  const owner = new pg.Client({ connectionString: benchmark.ownerUrl });
  await owner.connect();
  const children: Child[] = [];
  const start = async (file: string, settings: object | true, options: readonly string[] = []) => {
    const child = startChild(new URL(file, import.meta.url), options);
    children.push(child);
    return { child, answer: await child.ask<{ port: number }>({ start: settings }) };
  };
  try {
    const { child: sink, answer } = await start('sink.ts', true);
    const smtpUrl = `smtp://127.0.0.1:${answer.port}`;
    const organizations = await makeOrganizations(owner, benchmark.organizations);
    const pools: Child[] = [];
    for (let n = 0; n < processes; n += 1) {
      await start('worker.ts', { databaseUrl, smtpUrl, mailFrom, code }, workerOptions);
      pools.push((await start('bare.ts', { smtpUrl, connections })).child);
    }
    const mails = makeMails(count);
    const size = Buffer.byteLength(JSON.stringify(mails[0]));
    log(`${count} mails of ${size} bytes in ${organizations.length} organizations, ${rounds} rounds that take turns`);
    const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let round = 0; round <= rounds; round += 1) {
      const committed = await countCommits(owner);
      const ours = await sendQueued({ owner, organizations, sink, mails, before: round * count });
      const commits = (await countCommits(owner)) - committed;
      const bare = await sendBare(pools, sink, mails);
      // The first one warms up: code, connections, prepared statements.
      if (round === 0) continue;
      rates.ours.push(ours);
      rates.bare.push(bare);
      const each = (commits / count).toFixed(2);
      log(
        `round ${round}  Followthrough ${ours.toFixed(0)} messages/s, ${each} transactions each, nodemailer ${bare.toFixed(0)} messages/s`,
      );
    }
    const [ours, bare] = [median(rates.ours), median(rates.bare)];
    log(`median   Followthrough ${ours.toFixed(0)} messages/s, nodemailer ${bare.toFixed(0)} messages/s`);
    log(`Followthrough / nodemailer: ${(ours / bare).toFixed(2)} (at least 0.5 is asked)`);
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await owner.end();
  }
}

interface Round {
  readonly owner: pg.Client;
  readonly organizations: readonly string[];
  readonly sink: Child;
  readonly mails: readonly Mail[];
  /** How many the ledger holds already. */
  readonly before: number;
}

async function sendQueued({ owner, organizations, sink, mails, before }: Round): Promise<number> {
  const arriving = sink.ask<Taken>({ awaitMails: mails.length });
  await queueMails(owner, organizations, mails);
  const { firstAt } = await arriving;
  for (;;) {
    const { sent, lastAt } = await readLedger(owner, organizations);
    // What follows from a mail that was sent is not to disturb the other side's round.
    if (sent === before + mails.length && (await countQueued(owner)) === 0) return rate(mails, firstAt, lastAt);
    await delay(200);
  }
}

async function sendBare(pools: readonly Child[], sink: Child, mails: readonly Mail[]): Promise<number> {
  const arriving = sink.ask<Taken>({ awaitMails: mails.length });
  const shares = pools.map((_, number) => mails.filter((_mail, n) => n % pools.length === number));
  await Promise.all(pools.map((pool, number) => pool.ask({ send: shares[number] ?? [] })));
  const { firstAt, lastAt } = await arriving;
  return rate(mails, firstAt, lastAt);
}

function rate({ length }: readonly Mail[], from: number, to: number): number {
  return (length / (to - from)) * 1_000;
}
