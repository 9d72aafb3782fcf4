import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { bodyOf } from '../feed/feed-event.js';
import { CallEndpoint } from './call-endpoint.js';
import type { ClaimedDelivery } from './delivery-statements.js';
import { Places } from './places.js';
import { RecordFailure } from './record-failure.js';
import { TryResults } from './try-results.js';
import { WebhookLedger } from './webhook-ledger.js';

// Sockets wait and cost little; of one endpoint, as many as take 500 a second at 40 ms each.
const widths = { all: 200, each: 20 };

// Endpoints that are asked for at once: each is a statement of one transaction.
const endpointsAtOnce = 20;

/** Brings what is due to endpoints: claims, and makes a try of each. Nothing it holds must survive it. */
@Injectable()
export class WebhookDispatcher implements OnModuleDestroy {
  readonly #logger = new Logger(WebhookDispatcher.name);
  readonly #places = new Places<ClaimedDelivery>(widths);
  readonly #underWay = new Set<Promise<void>>();
  #claiming: Promise<void> | undefined;
  #claimAgain = false;
  #stopped = false;
  /** Of the last look for what is due; null: it went well. */
  #failure: { readonly error: unknown } | null = null;

  constructor(
    private readonly ledger: WebhookLedger,
    private readonly failures: RecordFailure,
    private readonly calls: CallEndpoint,
    private readonly results: TryResults,
  ) {}

  /** Claims and starts what is due, until there is no more or no place. Several calls at once are one. */
  async tick(): Promise<void> {
    this.#claimAgain = true;
    this.#claiming ??= this.#claim().finally(() => {
      this.#claiming = undefined;
    });
    await this.#claiming;
  }

  /** The same. @throws what kept it from claiming */
  async look(): Promise<void> {
    await this.tick();
    if (this.#failure !== null) throw this.#failure.error;
  }

  /** Resolves when everything that is due now has been tried. */
  async idle(): Promise<void> {
    do {
      await this.tick();
      await Promise.all(this.#underWay);
    } while (this.#claiming !== undefined || this.#underWay.size > 0);
  }

  /** Claims nothing more, gives back what was not tried, and waits for what is: 15 s at most. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#claiming;
    await this.ledger.giveBack(this.#places.drop()).catch((error: unknown) => this.#warn(error, 'not given back'));
    await Promise.all(this.#underWay);
  }

  async #claim(): Promise<void> {
    try {
      while (this.#claimAgain && !this.#stopped) {
        this.#claimAgain = false;
        const due = await this.ledger.findDue(endpointsAtOnce, this.#places.full);
        const wanted = due.map((each) => ({ ...each, most: this.#places.room(each.endpointId) }));
        const claims = wanted.filter(({ most }) => most > 0);
        if (claims.length === 0) continue;
        const claimed = await this.ledger.claim(claims);
        this.#places.hold(claimed);
        this.#start();
        if (claimed.length > 0) this.#claimAgain = true;
      }
      this.#failure = null;
    } catch (error) {
      // Said once, and not five times a second while the database is away.
      if (this.#failure === null) this.#warn(error, 'webhooks could not be claimed; the next look catches up');
      this.#failure = { error };
    }
  }

  #start(): void {
    for (const delivery of this.#places.start()) {
      const attempt = this.#try(delivery)
        .catch((error: unknown) => this.#warn(error, 'a try was not recorded: it is made again when its lease is over'))
        .finally(() => this.#underWay.delete(attempt));
      this.#underWay.add(attempt);
    }
  }

  async #try(delivery: ClaimedDelivery): Promise<void> {
    const { endpoint } = delivery;
    let call: Awaited<ReturnType<CallEndpoint['send']>>;
    try {
      call = await this.calls.send(endpoint, bodyOf(delivery), nowOf(delivery));
    } finally {
      // Whoever waits for the place does not wait for the record.
      this.#places.free(delivery);
      if (!this.#stopped) this.#start();
    }
    this.results.count(call.outcome);
    if (call.outcome === 'DELIVERED') {
      const { durationMs, httpStatus, answer } = call;
      await this.ledger.delivered({ delivery, durationMs, httpStatus: httpStatus ?? 0, answer });
    } else {
      // What else is held would fail as well: one at a time finds out when it works again.
      await this.ledger.giveBack(this.#places.drop(endpoint.id));
      await this.failures.record(delivery, call);
    }
    if (!this.#stopped && this.#places.room(endpoint.id) > 0) void this.tick();
  }

  #warn(error: unknown, what: string): void {
    this.#logger.warn({ err: error }, what);
  }
}

/** The database's time, as far as the process's own has run since: a receiver compares it with its own. */
function nowOf({ claimedAt, heldSince }: ClaimedDelivery): Date {
  return new Date(claimedAt.getTime() + performance.now() - heldSince);
}
