import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Misbehaviour, Situation } from '../support/mail-server/faults.js';
import { startDelivery, type TestDelivery } from './start-delivery.js';
import { WorkerProcess } from './worker-process.js';

export interface FaultRun {
  readonly mails: number;
  readonly kills: number;
  readonly leaseSeconds: number;
  /** Sends at once of each of the two workers. */
  readonly concurrency: number;
  /** One in so many mails is taken with its dot, and the connection is dropped without an answer. */
  readonly dropOneIn: number;
  /** Makes what is tried again later due at once, so that a short run need not wait for a minute. */
  readonly hurry: boolean;
  readonly progress?: (line: string) => void;
}

/** What came of a run. Everything but the figures of time is what must hold. */
export interface FaultReport {
  readonly sent: number;
  readonly received: number;
  /** Not sent, or sent and never received. */
  readonly lost: number;
  /** Mails that arrived more than once, as so many more than once each. */
  readonly duplicates: number;
  /** Mails that arrived more than once without the flag, or under another Message-ID. */
  readonly unflagged: number;
  /** Mails that arrived more than once though no dot of theirs was dropped and they were not in flight at a kill. */
  readonly unexplained: number;
  readonly flagged: number;
  readonly drops: number;
  readonly kills: number;
  /** Sends in flight at the kills: those whose data had started and whose result was not on record, of both workers. */
  readonly inFlight: number;
  /** How much the workers said, and which lines of it hold something of a recipient. */
  readonly logLines: number;
  readonly personalLines: readonly string[];
  /** From the last fault until nothing waited any more. */
  readonly drainSeconds: number;
  readonly seconds: number;
}

const personal = /candidates\.test|Sentinel/;

/** Two worker processes send while they are killed at random, through a mail server that now and then drops the dot. */
export async function runFaults(run: FaultRun): Promise<FaultReport> {
  const delivery = await startDelivery(Temporal.Now.instant().toString());
  const personalLines: string[] = [];
  let logLines = 0;
  const hear = (line: string) => {
    logLines += 1;
    if (personal.test(line)) personalLines.push(line);
  };
  const settings = { ...run, databaseUrl: delivery.database.serviceUrl, smtpUrl: delivery.mail.url };
  const start = () => new WorkerProcess(settings, hear);
  const workers: WorkerProcess[] = [];
  try {
    const org = await delivery.organization();
    await enqueueMails(delivery, org, run.mails);
    const faults = new Faults(run, delivery, workers, start);
    workers.push(start(), start());
    await Promise.all(workers.map((worker) => worker.ready));
    const began = performance.now();
    await faults.done;
    await drained(delivery, run.hurry);
    const ended = performance.now();
    return {
      ...(await counted(delivery, org, run.mails, faults.suspects)),
      drops: faults.drops,
      kills: faults.kills,
      inFlight: faults.inFlight.size,
      logLines,
      personalLines,
      drainSeconds: (ended - faults.lastAt) / 1_000,
      seconds: (ended - began) / 1_000,
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
    await delivery.stop();
  }
}

/** Kills a worker at a dot picked at random, and drops some of the dots. */
class Faults {
  drops = 0;
  kills = 0;
  /** By message and fence: what a killed worker leaves behind stays so until its lease runs out. */
  readonly inFlight = new Set<string>();
  /** Addresses of what may rightly arrive more than once. */
  readonly suspects = new Set<string>();
  lastAt = performance.now();
  readonly #killAt: number[];
  readonly #lastKill = Promise.withResolvers<void>();
  #dots = 0;
  #killing: Promise<void> = Promise.resolve();

  constructor(
    private readonly run: FaultRun,
    private readonly delivery: TestDelivery,
    private readonly workers: WorkerProcess[],
    private readonly start: () => WorkerProcess,
  ) {
    this.#killAt = Array.from({ length: run.kills }, () => Math.ceil(Math.random() * run.mails * 0.95)).sort(
      (a, b) => a - b,
    );
    delivery.mail.behave((situation) => this.#misbehaviour(situation));
  }

  /** Resolves when the last worker has been killed and replaced. */
  get done(): Promise<void> {
    return this.#lastKill.promise;
  }

  #misbehaviour({ at, to }: Situation): Misbehaviour | undefined {
    if (at !== 'dot') return undefined;
    this.#dots += 1;
    while (this.#killAt[0] !== undefined && this.#killAt[0] <= this.#dots) {
      this.#killAt.shift();
      this.#killing = this.#killing.then(() => this.#killOne());
    }
    const [address = ''] = to;
    if (this.#dots % this.run.dropOneIn !== 0 || this.suspects.has(address)) return undefined;
    this.suspects.add(address);
    this.drops += 1;
    this.lastAt = performance.now();
    return 'drop';
  }

  async #killOne(): Promise<void> {
    const victim = Math.floor(Math.random() * this.workers.length);
    await this.workers[victim]?.ready;
    await this.workers[victim]?.kill();
    await this.#noteInFlight();
    this.kills += 1;
    this.lastAt = performance.now();
    this.run.progress?.(`killed ${this.kills} of ${this.run.kills} after ${this.#dots} mails`);
    this.workers[victim] = this.start();
    if (this.kills === this.run.kills) this.#lastKill.resolve();
  }

  async #noteInFlight(): Promise<void> {
    const { rows } = await this.delivery.sql(inFlightSql);
    for (const { claim, address } of rows) {
      this.inFlight.add(claim);
      this.suspects.add(address);
    }
  }
}

const inFlightSql = `
  SELECT id || ' ' || fence AS claim, to_address AS address FROM messages
  WHERE status = 'SENDING' AND data_started_at IS NOT NULL`;

async function enqueueMails(delivery: TestDelivery, org: string, mails: number): Promise<void> {
  await delivery.write(org, async (tx) => {
    for (let n = 0; n < mails; n += 1) {
      await delivery.messages.enqueue(tx, {
        kind: 'TIMELINE_EXTENDED',
        locale: 'en',
        fromName: 'Northwind Labs',
        to: { name: `Sentinel ${n}`, address: addressOf(n) },
        replyTo: null,
        subject: `Sentinel, a new date for your application`,
        text: 'You will hear from us by 11 December.\n',
        html: '<p>You will hear from us by 11 December.</p>',
      });
    }
  });
}

function addressOf(n: number): string {
  return `c${n}@candidates.test`;
}

const waitingSql = `SELECT count(*)::int AS waiting FROM messages WHERE status IN ('QUEUED', 'SENDING')`;
const hurrySql = `UPDATE messages SET next_attempt_at = now() WHERE status = 'QUEUED' AND next_attempt_at > now()`;

async function drained(delivery: TestDelivery, hurry: boolean): Promise<void> {
  for (;;) {
    if (hurry) await delivery.sql(hurrySql);
    const { rows } = await delivery.sql(waitingSql);
    if (rows[0]?.waiting === 0) return;
    await delay(200);
  }
}

interface LedgerRow {
  readonly address: string;
  readonly messageId: string;
  readonly status: string;
  readonly flagged: boolean;
}

const ledgerSql = `
  SELECT to_address AS address, message_id AS "messageId", status, possible_duplicate AS flagged
  FROM messages WHERE organization_id = $1`;

async function counted(delivery: TestDelivery, org: string, mails: number, suspects: ReadonlySet<string>) {
  const { rows } = await delivery.sql(ledgerSql, [org]);
  const received = Map.groupBy(delivery.mail.received, (mail) => mail.envelope.to[0] ?? '');
  const copies = (row: LedgerRow) => received.get(row.address) ?? [];
  const ledger = rows as LedgerRow[];
  const arrived = ledger.filter((row) => row.status === 'SENT' && copies(row).length > 0);
  const twice = ledger.filter((row) => copies(row).length > 1);
  const honest = twice.filter(
    (row) => row.flagged && copies(row).every((mail) => mail.parsed.messageId === row.messageId),
  );
  return {
    sent: ledger.filter((row) => row.status === 'SENT').length,
    received: delivery.mail.received.length,
    lost: mails - arrived.length,
    duplicates: twice.reduce((sum, row) => sum + copies(row).length - 1, 0),
    unflagged: twice.length - honest.length,
    unexplained: twice.filter(({ address }) => !suspects.has(address)).length,
    flagged: ledger.filter((row) => row.flagged).length,
  };
}
