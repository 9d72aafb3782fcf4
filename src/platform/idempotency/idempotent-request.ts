import { Logger } from '@nestjs/common';
import type { Origin } from '../audit/act.js';
import { isAway } from '../database/is-away.js';
import { onceBack } from '../database/once-back.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import type { RunMutation } from '../graphql/change.js';
import { conclusionOf } from './conclusion.js';
import type { IdempotencyKeys, KeyLease, KeyUse } from './idempotency-keys.js';
import { recordedChanges } from './recorded-changes.js';
import type { Seal } from './seal.js';

/** What an answer is sealed as; the steps of a request, which are sealed too, have other names. */
export const answerPurpose = 'answer';

// Longer than its lease. A process that ends has no connections any more, which ends it too.
const patience = { tries: 30, signal: new AbortController().signal };

/** How a request goes out: with its own answer, or with that of another run of it which was first. */
export interface Concluded {
  readonly body: string | Buffer;
  readonly replayed: boolean;
}

/** A request that this process runs under an idempotency key. */
export class IdempotentRequest {
  readonly #logger = new Logger(IdempotentRequest.name);

  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly database: TenantDatabase,
    private readonly use: KeyUse,
    private readonly origin: Origin,
    private readonly claim: KeyLease,
    private readonly seal: Seal,
  ) {}

  /** What a field of the mutation changes with. @param field its name in the answer: no two fields share it */
  changesOf(field: string): RunMutation {
    const request = { requestId: this.claim.requestId, seal: this.seal, origin: this.origin };
    return recordedChanges(this.database, this.use.actor, request, field);
  }

  /**
   * Keeps the answer for those who send the request again, or lets them run it, or leaves no trace of it. If that fails,
   * the answer goes out all the same: the lease ends by itself, and what was changed is recorded.
   */
  async conclude(body: string): Promise<Concluded> {
    try {
      return await this.#record(body);
    } catch (error) {
      this.#logger.warn({ err: error }, 'the answer under an idempotency key was not kept');
      // Nobody waits for it; but whoever sends the request again would wait for the lease.
      if (isAway(error)) void onceBack(() => this.#record(body), patience).catch(() => undefined);
      return { body, replayed: false };
    }
  }

  async #record(body: string): Promise<Concluded> {
    const own = { body, replayed: false };
    const conclusion = conclusionOf(body);
    if (conclusion === 'FREE') await this.keys.free(this.use, this.claim);
    if (conclusion === 'RUN_AGAIN') await this.keys.release(this.use, this.claim);
    if (conclusion !== 'KEEP') return own;
    const sealed = this.seal.seal(Buffer.from(body), answerPurpose);
    const earlier = await this.keys.keep(this.use, this.claim, sealed);
    if (earlier?.kind !== 'ANSWERED') return own;
    return { body: this.seal.open(earlier.answer, answerPurpose), replayed: true };
  }
}
