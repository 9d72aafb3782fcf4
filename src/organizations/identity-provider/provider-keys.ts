import { Inject, Injectable, Logger } from '@nestjs/common';
import type { LocalJWKSet } from 'jose';
import { MONOTONIC, type Monotonic } from '../../platform/clock/monotonic.js';
import { Problem } from '../../platform/problems/problem.js';
import { Discovery, type ProviderKeySet } from './discovery.js';

// A key that its provider has withdrawn is believed for about as long.
const freshForMs = 600_000;
// While the provider is away. Tokens live for about an hour: after that it has been away for longer than they do.
const keptForMs = 3_600_000;
// A token can claim any key: a provider is not asked more often than that because of one.
const askedEveryMs = 10_000;
// Enough for every provider of a busy process.
const rememberedAtMost = 10_000;

interface Known {
  set: ProviderKeySet | null;
  fetchedAt: number;
  askedAt: number;
  asking: Promise<void> | null;
}

/** The keys of providers, by issuer, as this process remembers them. */
@Injectable()
export class ProviderKeys {
  readonly #logger = new Logger(ProviderKeys.name);
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly discovery: Discovery,
    @Inject(MONOTONIC) private readonly processTime: Monotonic,
  ) {}

  /**
   * The keys of a registered issuer; null if they cannot be had.
   * @param keyId the key that a token claims to be signed with: if it is not known, the keys are asked for once more
   */
  async find(issuer: string, keyId: string | undefined): Promise<LocalJWKSet | null> {
    const known = this.#knownOf(issuer);
    const set = this.#usable(known);
    if (set === null || (keyId !== undefined && !set.ids.has(keyId))) await this.#ask(issuer, known);
    // Nobody waits for it: what is known is good for a while yet.
    else if (this.processTime() >= known.fetchedAt + freshForMs) void this.#ask(issuer, known);
    return this.#usable(known)?.keys ?? null;
  }

  #usable({ set, fetchedAt }: Known): ProviderKeySet | null {
    return this.processTime() < fetchedAt + keptForMs ? set : null;
  }

  /** Those who ask at the same time wait for the same answer. */
  async #ask(issuer: string, known: Known): Promise<void> {
    if (known.asking === null) {
      const now = this.processTime();
      if (now < known.askedAt + askedEveryMs) return;
      known.askedAt = now;
      known.asking = this.#fetch(issuer, known).finally(() => {
        known.asking = null;
      });
    }
    await known.asking;
  }

  async #fetch(issuer: string, known: Known): Promise<void> {
    const found = await this.discovery.discover(issuer);
    if (found instanceof Problem) {
      this.#logger.warn({ issuer, code: found.code }, 'the keys of an identity provider cannot be had');
      return;
    }
    known.set = found;
    known.fetchedAt = this.processTime();
  }

  #knownOf(issuer: string): Known {
    const known = this.#known.get(issuer);
    if (known !== undefined) return known;
    const never = Number.NEGATIVE_INFINITY;
    const unknown: Known = { set: null, fetchedAt: never, askedAt: never, asking: null };
    if (this.#known.size >= rememberedAtMost) this.#known.clear();
    this.#known.set(issuer, unknown);
    return unknown;
  }
}
