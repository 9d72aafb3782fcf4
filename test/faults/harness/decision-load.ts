import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type ApiClient, mutationOf, type Try } from './api-client.js';

/** What became of the tries of a load. */
export interface Tries {
  readonly answered: number;
  /** By HTTP status and code: those that were not answered with 200. */
  readonly refused: Readonly<Record<string, number>>;
  /** Taken, or perhaps, and not answered. */
  readonly dropped: readonly string[];
  /** Nobody listened. */
  readonly unheard: number;
  /** Milliseconds of the slowest answer. */
  readonly slowestMs: number;
}

const step = {
  job: mutationOf('createJob', 'Job { id }'),
  candidate: mutationOf('createCandidate', 'Candidate { id }'),
  application: mutationOf('createApplication', 'Application { id }'),
  decision: mutationOf('recordDecision', 'Application { id }'),
} as const;

// A patient client: it tries again until it is answered, under the same Idempotency-Key.
const againMs = 200;

/**
 * Steady load as an ATS makes it: candidates apply and are decided, each decision to be told at once. What the API has
 * acknowledged is known to it, and must arrive.
 */
export class DecisionLoad {
  /** Addresses of candidates whose decision was acknowledged. */
  readonly acknowledged = new Map<string, { readonly at: number }>();
  readonly #tries = {
    answered: 0,
    refused: {} as Record<string, number>,
    dropped: [] as string[],
    unheard: 0,
    slowestMs: 0,
  };
  readonly #running: Promise<void>[] = [];
  #isOver = false;
  #count = 0;

  /** @param client where the next request goes: to another process, perhaps, than the last */
  constructor(
    private readonly client: () => ApiClient,
    private readonly mark: string,
  ) {}

  get tries(): Tries {
    return this.#tries;
  }

  /** @param atOnce so many candidates at once, each as fast as it is answered, with a pause between in milliseconds */
  begin(atOnce: number, pauseMs = 0): void {
    for (let n = 0; n < atOnce; n += 1) this.#running.push(this.#run(pauseMs));
  }

  /** One decision, until it is acknowledged; null if the load ended before. */
  async decide(jobId: string, when: object = { tellCandidate: 'NOW' }): Promise<string | null> {
    this.#count += 1;
    const address = `${this.mark}-${this.#count}@candidates.test`;
    const person = { fullName: 'Ana Ríos', email: address, locale: 'en', timeZone: 'Europe/Berlin' };
    const candidateId = await this.#insist(step.candidate, person);
    if (candidateId === null) return null;
    const applicationId = await this.#insist(step.application, { jobId, candidateId, stage: 'Interview' });
    if (applicationId === null) return null;
    const decision = { applicationId, outcome: 'REJECTED', ...when };
    if ((await this.#insist(step.decision, decision)) === null) return null;
    this.acknowledged.set(address, { at: Date.now() });
    return address;
  }

  /** The job they apply for. */
  async job(): Promise<string> {
    const id = await this.#insist(step.job, { title: 'Staff Engineer', timeZone: 'Europe/Berlin' });
    if (id === null) throw new Error('the load is over');
    return id;
  }

  /** Lets what has begun be acknowledged, or given up within the time. */
  async end(withinMs = 30_000): Promise<void> {
    this.#isOver = true;
    await Promise.race([Promise.all(this.#running), delay(withinMs)]);
  }

  async #run(pauseMs: number): Promise<void> {
    const jobId = await this.job();
    while (!this.#isOver) {
      await this.decide(jobId);
      if (pauseMs > 0) await delay(pauseMs);
    }
  }

  async #insist(query: string, input: object): Promise<string | null> {
    const headers = { 'idempotency-key': randomUUID() };
    for (;;) {
      const begun = performance.now();
      const tried = await this.client().send(query, { input }, headers);
      this.#note(tried, performance.now() - begun);
      if (tried.kind === 'answered' && tried.status === 200) return idIn(tried);
      if (this.#isOver) return null;
      await delay(againMs);
    }
  }

  #note(tried: Try, ms: number): void {
    const { refused } = this.#tries;
    this.#tries.slowestMs = Math.max(this.#tries.slowestMs, ms);
    if (tried.kind === 'refused') this.#tries.unheard += 1;
    else if (tried.kind === 'dropped') this.#tries.dropped.push(tried.because);
    else if (tried.status === 200) this.#tries.answered += 1;
    else {
      const reason = [tried.status, tried.body.errors?.[0]?.extensions?.code].join(' ');
      refused[reason] = (refused[reason] ?? 0) + 1;
    }
  }
}

function idIn({ body }: Try & { kind: 'answered' }): string {
  const [result] = Object.values(body.data ?? {}) as { id?: string }[];
  if (result?.id === undefined) throw new Error(`refused: ${JSON.stringify(body)}`);
  return result.id;
}
