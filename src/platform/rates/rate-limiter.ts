import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../actor/actor.js';
import { MONOTONIC, type Monotonic } from '../clock/monotonic.js';
import { CONFIG, type Config } from '../config/config.js';
import { WorkerDatabase } from '../database/worker-database.js';
import { addressBucket } from './address-bucket.js';
import type { RateLimitState } from './rate-headers.js';
import { type RateScope, type RateSubject, RateWindows, type SettledWindow, type UsedUp } from './rate-windows.js';

/** How a request of somebody known was counted. */
export interface RateTaken {
  readonly refused: RateRefusal | null;
  /** Of each of their windows, after it; of none, for who has no limit. */
  readonly standings: readonly RateLimitState[];
}

/** Why a request is refused for now. */
export interface RateRefusal {
  readonly scope: RateScope;
  readonly limit: number;
  readonly windowSeconds: number;
  readonly retryAfterSeconds: number;
}

const windowSeconds = 60;

// More callers than one process serves in a minute; a flood of addresses cannot grow it further.
const mostWindows = 100_000;

const settleSql = `
  SELECT bucket, used, ends_in_ms AS "endsInMs" FROM settle_rates($1::text[], $2::integer[], $3, clock_timestamp())`;

/**
 * Limits of requests a minute. A request is counted in the process and costs no query; what was counted is settled with
 * the other processes by one statement about every second. Without the database each process counts for itself.
 */
@Injectable()
export class RateLimiter {
  readonly #logger = new Logger(RateLimiter.name);
  readonly #windows = new RateWindows(windowSeconds * 1_000, mostWindows);
  #away = false;

  /** The worker's pool: a flood of requests must not keep what limits it from a connection. */
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: WorkerDatabase,
    @Inject(MONOTONIC) private readonly processTime: Monotonic,
  ) {}

  /** Counts a request of somebody who is known; refused if their key or their organization has used up its window. */
  takeFor(actor: Actor): RateTaken {
    const subjects = this.#subjectsOf(actor);
    const now = this.processTime();
    const refused = refusalOf(this.#windows.take(subjects, now));
    return { refused, standings: subjects.map((subject) => this.#standingOf(subject, now)) };
  }

  /** Counts a request of nobody known, from that address. */
  takeAt(address: string): RateRefusal | null {
    return refusalOf(this.#windows.take([this.#subjectAt(address)], this.processTime()));
  }

  /** Counts what is sent by a link, whoever sends it: offices share an address, and so do scanners. */
  takeBy(secret: string): RateRefusal | null {
    const bucket = `LINK:${createHash('sha256').update(secret).digest('base64url')}`;
    const subject = { scope: 'LINK', bucket, limit: this.config.rateLinkPerMinute } as const;
    return refusalOf(this.#windows.take([subject], this.processTime()));
  }

  /** Counts a link in a mail that opened nothing, followed from that address. */
  takeDeadLink(address: string): RateRefusal | null {
    const limit = this.config.rateLinkPerMinute;
    const subject: RateSubject = { scope: 'ADDRESS', bucket: addressBucket(address, 'LINK'), limit };
    return refusalOf(this.#windows.take([subject], this.processTime()));
  }

  /** Whether that address has used up its window; counts nothing. */
  refusalAt(address: string): RateRefusal | null {
    return refusalOf(this.#windows.usedUp(this.#subjectAt(address), this.processTime()));
  }

  /** Brings what was counted here and elsewhere together; writes nothing if nothing was counted here. @throws what kept it from that */
  async settle(): Promise<void> {
    this.#windows.forget(this.processTime());
    const sent = this.#windows.unsettled();
    if (sent.size === 0) return;
    try {
      const parameters = [[...sent.keys()], [...sent.values()], windowSeconds];
      const settled = await this.database.acrossOrganizations<SettledWindow>(settleSql, parameters);
      this.#windows.settled(sent, settled, this.processTime());
      if (this.#away) this.#logger.log('rate limits are shared again');
      this.#away = false;
    } catch (error) {
      // Said once, and not at every try.
      if (!this.#away) this.#logger.warn({ err: error }, 'rate limits are not shared: each process counts for itself');
      this.#away = true;
      throw error;
    }
  }

  /** Who runs the service has no limit. */
  #subjectsOf(actor: Actor): RateSubject[] {
    if (actor.kind !== 'API_KEY' && actor.kind !== 'MEMBER') return [];
    const { rateKeyPerMinute, rateOrganizationPerMinute } = this.config;
    return [
      { scope: 'KEY', bucket: `KEY:${actor.id}`, limit: rateKeyPerMinute },
      { scope: 'ORGANIZATION', bucket: `ORGANIZATION:${actor.organizationId}`, limit: rateOrganizationPerMinute },
    ];
  }

  #standingOf(subject: RateSubject, now: number): RateLimitState {
    const { scope, limit } = subject;
    const { remaining, endsInMs } = this.#windows.left(subject, now);
    return { scope, limit, windowSeconds, remaining, resetSeconds: secondsOf(endsInMs) };
  }

  #subjectAt(address: string): RateSubject {
    return { scope: 'ADDRESS', bucket: addressBucket(address), limit: this.config.rateAddressPerMinute };
  }
}

function refusalOf(usedUp: UsedUp | null): RateRefusal | null {
  if (usedUp === null) return null;
  const { scope, limit } = usedUp.subject;
  return { scope, limit, windowSeconds, retryAfterSeconds: secondsOf(usedUp.endsInMs) };
}

/** Whole seconds after which it is over for certain. */
function secondsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1_000));
}
