import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { In } from 'typeorm';
import { OutcomeEntity } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import {
  cameBackByOurFault,
  MessageEntity,
  MessagesService,
  mayHaveArrived,
  type Redrive,
} from '../../delivery/index.js';
import { type OrganizationRules, organizationRules, reachesOwnJobsOnly } from '../../organizations/index.js';
import { actingMember } from '../../platform/actor/actor.js';
import { lockRows } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import {
  type DeadNotice,
  judgeRedrive,
  nextOpening,
  type RedriveRefusalReason,
  type TimelineFacts,
} from '../../rules/index.js';
import { TimelineChanges, TimelineReports } from '../../timelines/index.js';
import { refuseForeign } from '../tell/refuse-foreign.js';
import { decidedSince, findDead, type ToldByMessageRow, toldBy } from './dead-messages.js';
import type { RedriveMessagesInput } from './redrive.inputs.js';
import { MessageRedrive } from './redrive.model.js';

/** The messages that were meant, and where the next look begins if there are more. */
interface Chosen {
  readonly ids: readonly string[];
  readonly nextDiedAfter: Date | null;
}

/** All that messages tell of as it stands now, locked. */
interface RedriveFacts {
  readonly messages: readonly MessageEntity[];
  readonly told: ReadonlyMap<string, readonly ToldByMessageRow[]>;
  readonly outcomes: ReadonlyMap<string, OutcomeEntity>;
  readonly decidedSince: ReadonlySet<string>;
  readonly candidates: ReadonlyMap<string, CandidateEntity>;
  readonly suppressed: ReadonlySet<string>;
  readonly timelines: ReadonlyMap<string, TimelineFacts>;
  readonly rules: OrganizationRules;
}

/** Puts messages that were given up back into the queue, if what they say still holds. */
@Injectable()
export class RedrivesService {
  constructor(
    private readonly messages: MessagesService,
    private readonly changes: TimelineChanges,
    private readonly reports: TimelineReports,
  ) {}

  async redrive(tx: WriteTransaction, input: RedriveMessagesInput): Promise<MessageRedrive | Problem> {
    const chosen = await this.#choose(tx, input);
    if (chosen instanceof Problem) return chosen;
    const facts = await this.#look(tx, chosen.ids);
    const redrives: Redrive[] = [];
    const refused: { messageId: string; reason: RedriveRefusalReason }[] = [];
    for (const message of facts.messages) {
      const judged = judge(facts, message, tx.now, input.acceptDuplicates);
      if (typeof judged === 'string') refused.push({ messageId: message.id, reason: judged });
      else redrives.push(judged);
    }
    await this.messages.redrive(tx, redrives);
    for (const { timelineId, revision } of redrives.flatMap(({ message }) => revisionsOf(facts, message)))
      await this.reports.sentAgain(tx, timelineId, revision);
    const messageIds = redrives.map(({ message }) => message.id);
    const { nextDiedAfter } = chosen;
    return Object.assign(new MessageRedrive(), { redriven: messageIds.length, messageIds, refused, nextDiedAfter });
  }

  async #choose(tx: WriteTransaction, { messageIds, filter, limit }: RedriveMessagesInput): Promise<Chosen | Problem> {
    if (filter && !messageIds) {
      const ofMember = reachesOwnJobsOnly(tx.actor, 'messages:approve') ? (actingMember(tx.actor)?.id ?? null) : null;
      const found = await findDead(tx, filter, limit + 1, ofMember);
      const ids = found.slice(0, limit).map(({ id }) => id);
      return { ids, nextDiedAfter: found[limit]?.diedAt ?? null };
    }
    if (filter || !messageIds) return InvalidInput.of(['input'], 'give either messageIds or filter');
    const { organizationId, manager } = tx;
    const known = await manager.countBy(MessageEntity, { organizationId, id: In(messageIds) });
    if (known < messageIds.length) return new NotFound('message', ['input', 'messageIds']);
    const told = await toldBy(tx, messageIds);
    const refusal = await refuseForeign(
      tx,
      told.map(({ applicationId }) => applicationId),
    );
    return refusal ?? { ids: messageIds, nextDiedAfter: null };
  }

  /** Locked in the order in which whoever tells locks: candidates, outcomes, timelines, and messages last. */
  async #look(tx: WriteTransaction, ids: readonly string[]): Promise<RedriveFacts> {
    const rows = await toldBy(tx, ids);
    const candidateIds = idsOf(rows, ({ candidateId }) => candidateId);
    const candidates = await lockRows(tx, CandidateEntity, candidateIds);
    const outcomeIds = idsOf(rows, ({ outcomeId }) => outcomeId);
    const outcomes = await lockRows(tx, OutcomeEntity, outcomeIds);
    const timelines = await this.changes.catchUp(
      tx,
      idsOf(rows, ({ timelineId }) => timelineId),
    );
    const messages = await lockRows(tx, MessageEntity, ids);
    const addresses = candidates.map(({ email }) => email);
    return {
      messages,
      // Read again: what was decided before the locks were had counts.
      told: Map.groupBy(await toldBy(tx, ids), ({ messageId }) => messageId),
      outcomes: byId(outcomes),
      decidedSince: await decidedSince(tx, outcomeIds),
      candidates: byId(candidates),
      suppressed: await this.messages.suppressedAmong(tx, addresses),
      timelines: new Map(timelines.map(({ timeline, facts }) => [timeline.id, facts])),
      rules: await organizationRules(tx),
    };
  }
}

function judge(
  facts: RedriveFacts,
  message: MessageEntity,
  now: Temporal.Instant,
  acceptDuplicates: boolean,
): Redrive | RedriveRefusalReason {
  const told = facts.told.get(message.id) ?? [];
  const candidate = facts.candidates.get(told[0]?.candidateId ?? '');
  const toAddress = candidate?.email ?? message.toAddress;
  const at = leavesAt(facts, told, candidate, now);
  const state = {
    dead: message.status === 'DEAD' || cameBackByOurFault(message),
    erased: message.erasedAt !== null,
    cameBack: message.bouncedAt !== null && !cameBackByOurFault(message),
    mayHaveArrived: mayHaveArrived(message),
  };
  const recipient = {
    suppressed: facts.suppressed.has(toAddress),
    declines: candidate !== undefined && candidate.notesDeclinedAt !== null,
  };
  const notices = told.map((row) => noticeOf(facts, row));
  return judgeRedrive(state, notices, recipient, at, acceptDuplicates) ?? { message, toAddress, at };
}

/** Rule 7: in a sending window, but for an outcome that is told at once. */
function leavesAt(
  { outcomes, rules }: RedriveFacts,
  told: readonly ToldByMessageRow[],
  candidate: CandidateEntity | undefined,
  now: Temporal.Instant,
): Temporal.Instant {
  const [first] = told;
  const atOnce = told.some(({ outcomeId }) => outcomes.get(outcomeId ?? '')?.tellCandidate === 'NOW');
  if (first === undefined || atOnce) return now;
  const { policy, calendar } = rules.ofJob(first.jobId);
  return nextOpening(now, policy.sendingWindow, candidate?.timeZone ?? rules.timeZone, calendar);
}

function noticeOf({ timelines, outcomes, decidedSince: since }: RedriveFacts, row: ToldByMessageRow): DeadNotice {
  const { kind, toCandidate, toldSince, knownSince, revision, timelineId, outcomeId } = row;
  const outcome = outcomes.get(outcomeId ?? '');
  return {
    kind,
    toCandidate,
    toldSince,
    knownSince,
    revision,
    timeline: timelines.get(timelineId ?? '') ?? null,
    outcome:
      outcome === undefined
        ? null
        : {
            superseded: outcome.supersededAt !== null,
            told: outcome.toldAt !== null,
            decidedSince: since.has(outcome.id),
          },
  };
}

/** What is on its way again with that message. */
function revisionsOf({ told, timelines }: RedriveFacts, { id }: MessageEntity) {
  return (told.get(id) ?? []).flatMap(({ timelineId, revision }) => {
    const isKnown = timelineId !== null && timelines.has(timelineId);
    return isKnown && revision !== null ? [{ timelineId, revision }] : [];
  });
}

function idsOf<T>(rows: readonly T[], id: (row: T) => string | null): string[] {
  return [...new Set(rows.map(id).filter((each) => each !== null))];
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
