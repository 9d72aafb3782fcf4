import { type Monotonic, processTime } from '../../platform/clock/monotonic.js';
import type { DkimConfig } from '../../platform/config/dkim-config.js';
import type { BounceAddresses } from '../bounce/bounce-address.js';
import type { RelayConnections } from '../relay/relay-connections.js';
import { usableAddress } from '../smtp/usable-address.js';
import type { AttemptResults } from './attempt-results.js';
import { DispatchLog } from './dispatch-log.js';
import type { MessageLease } from './message-lease.js';
import type { MessageLedger } from './message-ledger.js';
import { type RelaySender, Routes } from './routes.js';
import { type SendAttemptTools, sendAttempt } from './send-attempt.js';
import { type SendPool, SeparatePool, SharedPool } from './send-pools.js';

export interface DispatcherOptions {
  readonly mailFrom: string;
  /** Where the service is reached: links in mails lead there. */
  readonly publicUrl: string;
  /** Takes the mails of sandboxes; nobody does, if left out. */
  readonly sandbox?: RelaySender;
  /** How relays of organizations are connected to; messages of those who have one wait, if left out. */
  readonly relays?: RelayConnections;
  /** Where every mail goes instead of its recipient: for staging. */
  readonly redirectTo?: string;
  /** Envelope senders that name their mail; every mail has `mailFrom`, if left out. */
  readonly bounceAddresses?: BounceAddresses;
  /** Whether Postmark sends the mails and tells of them; false, if left out. */
  readonly markForPostmark?: boolean;
  /** With which key mails are signed, as the domain they are from; none are, if left out. */
  readonly dkim?: DkimConfig;
  /** Whether mails by the service's own relay may be from organizations' own domains; true, if left out. */
  readonly sendingDomains?: boolean;
  /** Counts how attempts ended; nobody does, if left out. */
  readonly results?: Pick<AttemptResults, 'count'>;
  /** Messages being sent at once by this process: so many by the service's own relay, and so many by others. */
  readonly concurrency: number;
  /** For how long a relay is paused. */
  readonly monotonic?: Monotonic;
  /** How long `stop` lets sends go on, in milliseconds. */
  readonly drainMs?: number;
}

// A process ends within 25 s, of which it serves requests for 5 (DRAIN_GRACE_SECONDS); what is cut off before is on record.
const defaultDrainMs = 12_000;

/** Sends what is due: claims, and makes an attempt at each claimed message. Nothing it holds must survive it. */
export class Dispatcher {
  readonly #log = new DispatchLog();
  readonly #underWay = new Set<Promise<void>>();
  readonly #cutOff = new AbortController();
  readonly #tools: SendAttemptTools;
  readonly #pools: readonly SendPool[];
  readonly #routes: Routes;
  readonly #claiming = new Map<SendPool, Promise<void>>();
  readonly #claimAgain = new Set<SendPool>();
  #stopped = false;
  #failure: { readonly error: unknown } | null = null;

  constructor(
    private readonly ledger: MessageLedger,
    sender: RelaySender,
    private readonly options: DispatcherOptions,
  ) {
    // An address of ours that no relay takes would make every message undeliverable.
    const mailFrom = usableAddress('from', options.mailFrom);
    const redirectTo = options.redirectTo === undefined ? null : usableAddress('redirectTo', options.redirectTo);
    const {
      publicUrl,
      markForPostmark = false,
      concurrency,
      sandbox = null,
      relays = null,
      monotonic = processTime,
    } = options;
    const { bounceAddresses, dkim = null, sendingDomains = true } = options;
    const apart = new SeparatePool(concurrency, monotonic);
    this.#pools = [new SharedPool(concurrency, monotonic), apart];
    this.#routes = new Routes({ sender, sandbox, relays, mailFrom, dkim, sendingDomains }, (id) => apart.forget(id));
    const signal = this.#cutOff.signal;
    const bouncesTo = (messageId: string) => bounceAddresses?.of(messageId) ?? null;
    const composing = { bouncesTo, publicUrl, redirectTo, markForPostmark };
    const onEnded: SendAttemptTools['onEnded'] = (begun, result) => options.results?.count(begun, result);
    this.#tools = { ...composing, onEnded, ledger, routes: this.#routes, log: this.#log, signal };
  }

  /** Claims and starts to send until nothing more is due or every slot is taken. Several calls at once are one. */
  async tick(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => this.#fill(pool)));
  }

  /** What kept the last claim that ended from claiming; null: it went well. */
  get failure(): { readonly error: unknown } | null {
    return this.#failure;
  }

  /** Resolves when everything that is due now has been tried. */
  async idle(): Promise<void> {
    do {
      await this.tick();
      await Promise.all(this.#underWay);
    } while (this.#claiming.size > 0 || this.#underWay.size > 0);
  }

  /** Claims nothing more, waits for the sends under way, cuts off those that take too long, and leaves the relays. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const pool of this.#pools) pool.close();
    const cut = setTimeout(() => this.#cutOff.abort(), this.options.drainMs ?? defaultDrainMs);
    await Promise.all(this.#claiming.values());
    await Promise.all(this.#underWay);
    clearTimeout(cut);
    await this.#routes.close();
  }

  async #fill(pool: SendPool): Promise<void> {
    // One that is under way may have looked before something became due again.
    if (this.#claiming.has(pool)) this.#claimAgain.add(pool);
    const claiming = this.#claiming.get(pool) ?? this.#claim(pool).finally(() => this.#claiming.delete(pool));
    this.#claiming.set(pool, claiming);
    await claiming;
  }

  async #claim(pool: SendPool): Promise<void> {
    try {
      for (let request = pool.request(); request !== null && !this.#stopped; request = pool.request()) {
        this.#claimAgain.delete(pool);
        const claims = await this.ledger.claim(request);
        for (const claim of claims) this.#start(claim, pool);
        if (claims.length === 0 && !this.#claimAgain.has(pool)) break;
      }
      this.#failure = null;
      this.#log.claimed();
    } catch (error) {
      this.#failure = { error };
      this.#log.notClaimed(error);
    }
  }

  #start(claim: MessageLease, pool: SendPool): void {
    const slot = pool.take(claim);
    const attempt = sendAttempt(claim, slot, this.#tools)
      .catch((error: unknown) => this.#log.notRecorded(claim, error))
      .then(() => {
        this.#underWay.delete(attempt);
        void this.#fill(pool);
      });
    this.#underWay.add(attempt);
  }
}
