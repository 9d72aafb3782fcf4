import type { Temporal } from 'temporal-polyfill';
import { IsNull } from 'typeorm';
import { systemActor } from '../../platform/actor/actor.js';
import { toInstant } from '../../platform/database/dates.js';
import { lockRow } from '../../platform/database/lock-rows.js';
import type { TenantDatabase } from '../../platform/database/tenant-database.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { Gathered } from '../../platform/gathering/gathered.js';
import type { Claims } from '../../platform/health/claims.js';
import { Problem } from '../../platform/problems/problem.js';
import { whatWasDone } from '../../platform/slices/at-once.js';
import { makeLinkTokens } from '../links/make-link-tokens.js';
import { MessageEntity, type MessageStatus } from '../message/message.entity.js';
import { messageFailed, messageSent } from '../message/message.events.js';
import { noteRelay } from '../relay/note-relay.js';
import { RelayEntity } from '../relay/relay.entity.js';
import { mustNotLeave } from '../suppression/suppress.js';
import { type DeadAddress, suppressDead } from '../suppression/suppress-dead.js';
import type { AttemptResult } from './attempt-result.js';
import type { BegunAttempt } from './begun-attempt.js';
import { type Conclusion, concludeAttempt, concludeClaim } from './conclude-attempt.js';
import { sendsAtOnce } from './connections.js';
import { HeldBack, waitsUntil } from './daily-stop.js';
import { DispatchLog } from './dispatch-log.js';
import { DispatchTurns } from './dispatch-turns.js';
import { judgeResult } from './judge-result.js';
import { LedgerBatches, type MessageLook, type SentAttempt, type Start } from './ledger-batches.js';
import {
  cameToData,
  certainlyNotSent,
  changesOf,
  factsOf,
  keysOf,
  openingOf,
  recordOf,
  wasInterrupted,
} from './ledger-rows.js';
import { type ClaimedMessage, endAttemptSql, giveBackSql, renewSql, triesSql } from './ledger-statements.js';
import type { LeaseRequest, MessageLease } from './message-lease.js';
import type { Tries } from './retry-schedule.js';

// Renewed while the send lasts; a killed worker's messages are due again after this.
export const defaultLeaseSeconds = 60;

// One that fails makes all of its batch go again one by one.
const mostTogether = 50;

// Of several organizations: a connection to PostgreSQL each.
const groupsAtOnce = 2;

// A connection waits for it, but to record several starts costs little more than to record one. When all connections wait,
// nothing more can come.
const startsGatherMs = 15;

// Nobody waits for what was sent to be recorded, and to record ten costs little more than to record one.
const endsGatherMs = 25;

/** The send protocol's records. Each checks the fence; those of many messages that come up together are made together. */
export class MessageLedger {
  readonly #turns: DispatchTurns;
  /** What was seen of messages when they were claimed, until their attempt begins. */
  readonly #seen = new WeakMap<MessageLease, MessageLook>();
  readonly #batches: LedgerBatches;
  readonly #starts: Gathered<BegunAttempt, Start | null>;
  readonly #ends: Gathered<SentAttempt, boolean>;
  readonly #log = new DispatchLog();

  constructor(
    private readonly database: TenantDatabase,
    private readonly random: () => number,
    readonly leaseSeconds = defaultLeaseSeconds,
    private readonly claims: Pick<Claims, 'note'> = { note: () => undefined },
  ) {
    const batches = new LedgerBatches(database, leaseSeconds);
    this.#batches = batches;
    const together = { most: mostTogether, width: groupsAtOnce };
    const ofClaim = ({ organizationId }: MessageLease) => organizationId;
    this.#turns = new DispatchTurns(database);
    this.#starts = new Gathered((all) => batches.startData(all), {
      ...together,
      keyOf: ({ claim }) => ofClaim(claim),
      pauseMs: startsGatherMs,
      enough: sendsAtOnce,
    });
    this.#ends = new Gathered((all) => batches.endSent(all), {
      ...together,
      keyOf: ({ begun }) => ofClaim(begun.claim),
      pauseMs: endsGatherMs,
    });
  }

  /** Leases messages that are due: of each organization in its turn, beginning with the one after the last. */
  async claim(request: LeaseRequest): Promise<MessageLease[]> {
    const { most, ofEach } = request;
    const organizations = await this.#turns.next(request);
    const share = Math.ceil(most / organizations.length);
    let left = most;
    // What is leased is sent, though another organization's could not be.
    return await whatWasDone(organizations, groupsAtOnce, async (organizationId) => {
      const asked = Math.min(ofEach ?? share, share, left);
      left -= asked;
      return asked > 0 ? await this.#claimOf(organizationId, asked) : [];
    });
  }

  async #claimOf(organizationId: string, most: number): Promise<MessageLease[]> {
    const looks = await this.#batches.claim(organizationId, most);
    for (const { at } of looks.slice(0, 1)) this.claims.note(at);
    return looks.map((look) => {
      const { id, fence } = look.row;
      const claim = { organizationId, id, fence };
      this.#seen.set(claim, look);
      return claim;
    });
  }

  /** As it was when it was claimed; looked at again, if it does not begin for the first time. */
  async #look(claim: MessageLease): Promise<MessageLook> {
    const seen = this.#seen.get(claim);
    this.#seen.delete(claim);
    return seen ?? (await this.#batches.look(claim));
  }

  /** Looks whether the message may still be sent; null if not: cancelled, taken over, given up, suppressed, or not today. */
  async begin(claim: MessageLease): Promise<BegunAttempt | null> {
    const { row, at } = await this.#look(claim);
    if (row?.status !== 'SENDING') return null;
    if (endingOf(row, row.isSuppressed, at) !== null && (await this.#endedBefore(claim))) return null;
    const { isSuppressed: _, sentLately, ofSandbox, relayId, sendsAs, ...message } = row;
    const until = waitsUntil(message, sentLately, at);
    if (until !== null) {
      await this.#write(claim, (tx) => this.#queueAgain(tx, claim, until));
      this.#log.heldBack(claim, until);
      return null;
    }
    const relay = ofSandbox || relayId === null ? null : await this.#relay(claim.organizationId, relayId);
    const tokens = makeLinkTokens(message);
    return { claim, message: { ...message, ...openingOf(message) }, startedAt: at, ofSandbox, relay, sendsAs, tokens };
  }

  /**
   * Puts the attempt on record with the start of its data. Must succeed before the first byte of the message leaves; throws
   * if the lease was lost, the message cancelled or its address suppressed; `HeldBack` if it is not for today.
   */
  async dataStarted(begun: BegunAttempt): Promise<void> {
    const start = await this.#starts.do(begun);
    if (start === 'HELD_BACK') throw new HeldBack('the candidate has got three mails today');
    if (start === null) throw new Error('the message is no longer ours to send');
  }

  async renew(claim: MessageLease): Promise<void> {
    await this.#write(claim, (tx) => tx.query(renewSql, [...keysOf(claim), this.#leaseEnd(tx.now)]));
  }

  /**
   * The message is not tried after all, and may be claimed by whoever can send it.
   * @param begun what was to be put on record as its start, and perhaps is: nothing of it has left
   */
  async giveBack(claim: MessageLease, begun?: BegunAttempt): Promise<void> {
    const neverLeft = begun !== undefined && !begun.message.possibleDuplicate;
    await this.#write(claim, (tx) => this.#queueAgain(tx, claim, tx.now, neverLeft));
  }

  async #queueAgain(tx: WriteTransaction, claim: MessageLease, at: Temporal.Instant, neverLeft = false): Promise<void> {
    await tx.query(giveBackSql, [...keysOf(claim), at.toString(), neverLeft]);
  }

  /**
   * Records how the attempt ended; to do so again changes nothing. Returns what became of the message, or null if it
   * came too late: somebody else holds the message.
   */
  async end(
    begun: BegunAttempt,
    result: AttemptResult,
    redirectedTo: string | null = null,
  ): Promise<MessageStatus | null> {
    const isCommon = result.outcome === 'accepted' && begun.relay === null;
    if (isCommon && (await this.#ends.do({ begun, response: result.response }))) return 'SENT';
    return await this.#endAlone(begun, result, redirectedTo);
  }

  async #endAlone(
    { claim, message: { attemptCount, uncertainCount, possibleDuplicate }, startedAt, relay }: BegunAttempt,
    result: AttemptResult,
    redirectedTo: string | null,
  ): Promise<MessageStatus | null> {
    return await this.#write(claim, async (tx) => {
      const stored = await this.#claimed(tx, claim);
      if (stored === null) return null;
      const { outcome, phase, code, answer } = recordOf(result, stored);
      const attempt = [
        claim.organizationId,
        claim.id,
        attemptCount,
        claim.fence,
        startedAt.toString(),
        tx.now.toString(),
      ];
      await tx.query(endAttemptSql, [...attempt, outcome, phase, code, answer, cameToData(result)]);
      if (relay !== null) await noteRelay(tx, relay, result);
      // Cancelled before its data started, or recorded before by a call whose answer was lost.
      if (stored.status !== 'SENDING') return stored.status;
      const message = { ...stored, attemptCount, uncertainCount, possibleDuplicate };
      const verdict = judgeResult(result);
      // What was sent needs no schedule.
      const tries = verdict.verdict === 'sent' ? { count: 1, firstAt: tx.now } : await this.#tries(tx, message);
      const drawn = concludeAttempt(factsOf(message), verdict, tries, tx.now, this.random());
      const dead = {
        address: redirectedTo ?? message.toAddress,
        reason: 'REFUSED',
        messageId: message.id,
        answer,
      } as const;
      const conclusion = await ofItsAddress(tx, drawn, dead);
      const opening = { attemptCount, uncertainCount, possibleDuplicate };
      // What is certainly not sent starts anew; else the mark stays, and flags the next attempt.
      const mark = certainlyNotSent(result) ? { dataStartedAt: null } : {};
      await this.#apply(tx, message, conclusion, { ...opening, ...mark });
      return conclusion.status;
    });
  }

  /** Ends a message that must not be tried again; false if, looked at again, it may. */
  async #endedBefore(claim: MessageLease): Promise<boolean> {
    return await this.#write(claim, async (tx) => {
      const message = await this.#claimed(tx, claim);
      if (message?.status !== 'SENDING') return true;
      const ending = endingOf(message, await mustNotLeave(tx, message), tx.now);
      if (ending !== null) await this.#apply(tx, message, ending);
      return ending !== null;
    });
  }

  async #apply(
    tx: WriteTransaction,
    message: MessageEntity,
    conclusion: Conclusion,
    changes: Partial<MessageEntity> = {},
  ): Promise<void> {
    await tx.manager.update(MessageEntity, keyOf(message), { ...changes, ...changesOf(message, conclusion, tx.now) });
    if (conclusion.status === 'SENT') await tx.publish(messageSent, { messageId: message.id });
    if (conclusion.status === 'DEAD' || conclusion === suppressed) {
      await tx.publish(messageFailed, { messageId: message.id, failure: conclusion.failure });
    }
  }

  /** The message, locked, if nobody has claimed it since. */
  async #claimed(tx: WriteTransaction, claim: MessageLease): Promise<MessageEntity | null> {
    return await lockRow(tx, MessageEntity, { id: claim.id, fence: claim.fence });
  }

  /** Null if it was removed meanwhile: the message goes by the service's own. */
  async #relay(organizationId: string, id: string): Promise<RelayEntity | null> {
    return await this.#write({ organizationId }, (tx) =>
      tx.manager.findOneBy(RelayEntity, { organizationId, id, removedAt: IsNull() }),
    );
  }

  async #tries(tx: WriteTransaction, { organizationId, id, redrivenAt }: MessageEntity): Promise<Tries> {
    const of = [organizationId, id, redrivenAt];
    const [tries] = await tx.query<{ count: number; firstAt: Date | null }>(triesSql, of);
    return { count: tries?.count ?? 1, firstAt: tries?.firstAt ? toInstant(tries.firstAt) : tx.now };
  }

  async #write<T>(
    { organizationId }: Pick<MessageLease, 'organizationId'>,
    work: (tx: WriteTransaction) => Promise<T>,
  ): Promise<T> {
    const result = await this.database.write(systemActor(organizationId), work);
    // No constraint of these tables stands for something a caller could mend.
    if (result instanceof Problem) throw new Error(`the ledger was refused: ${result.code}`);
    return result;
  }

  #leaseEnd(now: Temporal.Instant): string {
    return now.add({ seconds: this.leaseSeconds }).toString();
  }
}

/** An address that was refused gets nothing more; unless many of its domain are refused alike, which is about us. */
async function ofItsAddress(tx: WriteTransaction, drawn: Conclusion, dead: DeadAddress): Promise<Conclusion> {
  if (drawn.status !== 'DEAD' || drawn.failure !== 'RECIPIENT_REFUSED') return drawn;
  return (await suppressDead(tx, dead)) === 'BURST' ? { status: 'DEAD', failure: 'SENDER_FAULT' } : drawn;
}

// Nobody took it back: who told by it has to hear that it does not leave.
const suppressed = { status: 'CANCELLED', failure: 'SUPPRESSED' } as const satisfies Conclusion;

/** What ends a claimed message before it is tried; null if it may be. */
function endingOf(message: ClaimedMessage, isSuppressed: boolean, now: Temporal.Instant): Conclusion | null {
  if (isSuppressed) return suppressed;
  return concludeClaim({ ...factsOf(message), claims: message.fence }, wasInterrupted(message), now);
}

function keyOf({ organizationId, id }: { organizationId: string; id: string }) {
  return { organizationId, id };
}
