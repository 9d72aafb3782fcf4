import { type Monotonic, processTime } from '../../platform/clock/monotonic.js';
import type { DkimConfig } from '../../platform/config/dkim-config.js';
import type { BounceAddresses } from '../bounce/bounce-address.js';
import type { RelayConnections } from '../relay/relay-connections.js';
import { usableAddress } from '../smtp/usable-address.js';
import type { AttemptResults } from './attempt-results.js';
import type { Claim } from './claim.js';
import { DispatchLog } from './dispatch-log.js';
import { ApartLane, type Lane, SharedLane } from './lanes.js';
import type { MessageLedger } from './message-ledger.js';
import { Routes, type Sender } from './routes.js';
import { type SendAttemptTools, sendAttempt } from './send-attempt.js';

export interface DispatcherOptions {
  readonly mailFrom: string;
  /** Where the service is reached: links in mails lead there. */
  readonly publicUrl: string;
  /** Takes the mails of sandboxes; nobody does, if left out. */
  readonly sandbox?: Sender;
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
  readonly #lanes: readonly Lane[];
  readonly #routes: Routes;
  readonly #claiming = new Map<Lane, Promise<void>>();
  readonly #claimAgain = new Set<Lane>();
  #stopped = false;

  constructor(
    private readonly ledger: MessageLedger,
    sender: Sender,
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
    const apart = new ApartLane(concurrency, monotonic);
    this.#lanes = [new SharedLane(concurrency, monotonic), apart];
    this.#routes = new Routes({ sender, sandbox, relays, mailFrom, dkim, sendingDomains }, (id) => apart.forget(id));
    const signal = this.#cutOff.signal;
    const bouncesTo = (messageId: string) => bounceAddresses?.of(messageId) ?? null;
    const ways = { bouncesTo, publicUrl, redirectTo, markForPostmark };
    const onEnded: SendAttemptTools['onEnded'] = (begun, result) => options.results?.count(begun, result);
    this.#tools = { ...ways, onEnded, ledger, routes: this.#routes, log: this.#log, signal };
  }

  /** Claims and starts to send until nothing more is due or every slot is taken. Several calls at once are one. */
  async tick(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => this.#fill(lane)));
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
    for (const lane of this.#lanes) lane.close();
    const cut = setTimeout(() => this.#cutOff.abort(), this.options.drainMs ?? defaultDrainMs);
    await Promise.all(this.#claiming.values());
    await Promise.all(this.#underWay);
    clearTimeout(cut);
    await this.#routes.close();
  }

  async #fill(lane: Lane): Promise<void> {
    // One that is under way may have looked before something became due again.
    if (this.#claiming.has(lane)) this.#claimAgain.add(lane);
    const claiming = this.#claiming.get(lane) ?? this.#claim(lane).finally(() => this.#claiming.delete(lane));
    this.#claiming.set(lane, claiming);
    await claiming;
  }

  async #claim(lane: Lane): Promise<void> {
    try {
      for (let wish = lane.wish(); wish !== null && !this.#stopped; wish = lane.wish()) {
        this.#claimAgain.delete(lane);
        const claims = await this.ledger.claim(wish);
        for (const claim of claims) this.#start(claim, lane);
        if (claims.length === 0 && !this.#claimAgain.has(lane)) break;
      }
      this.#log.claimed();
    } catch (error) {
      this.#log.notClaimed(error);
    }
  }

  #start(claim: Claim, lane: Lane): void {
    const slot = lane.take(claim);
    const attempt = sendAttempt(claim, slot, this.#tools)
      .catch((error: unknown) => this.#log.notRecorded(claim, error))
      .then(() => {
        this.#underWay.delete(attempt);
        void this.#fill(lane);
      });
    this.#underWay.add(attempt);
  }
}
