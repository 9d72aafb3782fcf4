import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { IsNull } from 'typeorm';
import { ApplicationEntity, lockActive } from '../../applications/index.js';
import { localDate, type OrganizationRules, organizationRules, type Rules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotFound, NotPermitted } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { catchUp } from '../rules/advance.js';
import { applyToldByMember } from '../rules/apply-disclosed.js';
import { applyHold, applyResume } from '../rules/apply-hold.js';
import { applyMove, applyReconfirm } from '../rules/apply-move.js';
import { applySet, type Promised } from '../rules/apply-set.js';
import { type ChangeRefusal, checkHold, checkMove, checkReconfirm, checkResume } from '../rules/check-change.js';
import { checkDecisionDate } from '../rules/check-dates.js';
import { resolvePromise } from '../rules/resolve-promise.js';
import type { Step } from '../rules/step.js';
import type { Precision, TimelineFacts } from '../rules/timeline-facts.js';
import type { DateChangeRefusal } from './date-refusal.enum.js';
import { factsOf } from './facts-of.js';
import type { RevisionDetails } from './revision-details.js';
import { TellingsService } from './tellings.service.js';
import { type Milestone, TimelineEntity } from './timeline.entity.js';
import { DateRefused, holdRefusals, StaleRevision, TimelineAlreadyOpen, TimelineClosed } from './timeline.problems.js';
import { TimelineStore } from './timeline-store.js';
import { zonesOf } from './zones-of.js';

export interface PromisedInput {
  readonly decisionDate: string;
  readonly precision: Precision;
  readonly followUpDate: string | null;
}

export interface SetTimeline extends PromisedInput, RevisionDetails {
  readonly applicationId: string;
  readonly milestone: Milestone;
  readonly alreadyTold: boolean;
}

/** A change of a timeline that stands; what every such change has. */
export interface TimelineChange extends RevisionDetails {
  readonly timelineId: string;
  readonly expectedRevision: number | null;
  readonly alreadyTold: boolean;
}

export type MoveDecisionDate = TimelineChange & PromisedInput;
export type HoldTimeline = TimelineChange & { readonly until: string };

interface Opened {
  readonly timeline: TimelineEntity;
  readonly all: OrganizationRules;
  readonly rules: Rules;
  /** What had happened by now, before the change. */
  readonly caughtUp: Step;
  readonly appliedOn: Temporal.PlainDate;
}

/** What a kind of change refuses, and what it does. */
interface Transition {
  readonly check: (facts: TimelineFacts) => ChangeRefusal | null;
  readonly apply: (facts: TimelineFacts) => Step;
  /** The argument at fault, where it is not the one that such a refusal concerns. */
  readonly argument?: string;
}

/** A member's or integrator's changes of a timeline. The rules of time decide; this reads, checks and stores. */
@Injectable()
export class TimelinesService {
  constructor(
    private readonly store: TimelineStore,
    private readonly tellings: TellingsService,
  ) {}

  async set(tx: WriteTransaction, input: SetTimeline): Promise<string | Problem> {
    const application = await lockActive(tx, input.applicationId, 'timelines:write');
    if (!(application instanceof ApplicationEntity)) return application;
    const open = await tx.manager.findOneBy(TimelineEntity, {
      organizationId: tx.organizationId,
      applicationId: application.id,
      milestone: input.milestone,
      decidedAt: IsNull(),
      closedAt: IsNull(),
    });
    if (open?.unconfirmedUntil) return await this.#confirm(tx, open.id, input);
    if (open !== null) return new TimelineAlreadyOpen(open.id);
    const rules = await organizationRules(tx);
    const { policy, calendar } = rules.ofJob(application.jobId);
    const zones = await zonesOf(tx, application, rules);
    const promised = promisedBy(input, rules);
    const bounds = { zone: zones.zone, appliedOn: Temporal.PlainDate.from(application.appliedOn) };
    const refusal = checkDecisionDate(promised, bounds, tx.now);
    if (refusal !== null) return refused(refusal, zones, tx.now);
    const step = applySet(zones, promised, policy, calendar, tx.now);
    const { id: applicationId, jobId, candidateId } = application;
    const timeline = { id: newId(), applicationId, jobId, candidateId, milestone: input.milestone };
    const stored = input.alreadyTold ? then(step, (facts) => applyToldByMember(facts, tx.now)) : step;
    await this.store.create(tx, timeline, stored, rules, input);
    if (input.alreadyTold) await this.tellings.recordToldByMember(tx, timeline, step.facts);
    return timeline.id;
  }

  async move(tx: WriteTransaction, input: MoveDecisionDate): Promise<string | Problem> {
    return await this.#change(tx, input, ({ rules, appliedOn }) => {
      const promised = promisedBy(input, rules);
      return {
        check: (facts) => checkMove(facts, promised, appliedOn, tx.now),
        apply: (facts) => applyMove(facts, promised, rules.policy, rules.calendar, tx.now),
      };
    });
  }

  async reconfirm(tx: WriteTransaction, input: TimelineChange): Promise<string | Problem> {
    return await this.#change(tx, input, ({ rules: { policy } }) => ({
      argument: 'timelineId',
      check: (facts) => checkReconfirm(facts, tx.now),
      apply: (facts) => applyReconfirm(facts, policy, tx.now),
    }));
  }

  async hold(tx: WriteTransaction, input: HoldTimeline): Promise<string | Problem> {
    const until = Temporal.PlainDate.from(input.until);
    return await this.#change(tx, input, ({ rules: { policy } }) => ({
      check: (facts) => checkHold(facts, until, tx.now),
      apply: (facts) => applyHold(facts, until, policy, tx.now),
    }));
  }

  async resume(tx: WriteTransaction, input: TimelineChange): Promise<string | Problem> {
    return await this.#change(tx, input, ({ rules: { policy } }) => ({
      check: checkResume,
      apply: (facts) => applyResume(facts, policy, tx.now),
    }));
  }

  /** The date that followed from an interview was nobody's promise: the first that a member sets takes its place. */
  async #confirm(tx: WriteTransaction, timelineId: string, input: SetTimeline): Promise<string | Problem> {
    return await this.#change(tx, { ...input, timelineId, expectedRevision: null }, ({ rules, appliedOn }) => {
      const promised = promisedBy(input, rules);
      return {
        check: (facts) => {
          const refusal = checkMove(facts, promised, appliedOn, tx.now);
          return refusal === 'SAME_DATE' ? null : refusal;
        },
        apply: (facts) => applyMove(facts, promised, rules.policy, rules.calendar, tx.now),
      };
    });
  }

  async #change(
    tx: WriteTransaction,
    input: TimelineChange,
    transitionOf: (opened: Opened) => Transition,
  ): Promise<string | Problem> {
    const opened = await this.#open(tx, input.timelineId);
    if (!isOpened(opened)) return opened;
    const { timeline, caughtUp, all } = opened;
    if (input.expectedRevision !== null && input.expectedRevision !== caughtUp.facts.revision) {
      return new StaleRevision(caughtUp.facts.revision);
    }
    const transition = transitionOf(opened);
    const refusal = transition.check(caughtUp.facts);
    if (refusal !== null) return refused(refusal, caughtUp.facts, tx.now, transition.argument);
    const step = then(caughtUp, transition.apply);
    const stored = input.alreadyTold ? then(step, (facts) => applyToldByMember(facts, tx.now)) : step;
    await this.store.save(tx, timeline, stored, all, input);
    if (input.alreadyTold) await this.tellings.recordToldByMember(tx, timeline, step.facts);
    return timeline.id;
  }

  /** The timeline, locked after its application (the order every change keeps), with what has happened until now. */
  async #open(tx: WriteTransaction, timelineId: string): Promise<Opened | Problem> {
    const found = await tx.manager.findOneBy(TimelineEntity, { organizationId: tx.organizationId, id: timelineId });
    if (found === null) return new NotFound('timeline', ['input', 'timelineId']);
    const application = await lockActive(tx, found.applicationId, 'timelines:write');
    if (application instanceof NotPermitted) return application;
    const timeline = await this.store.lockOne(tx, timelineId);
    if (timeline === null) return new NotFound('timeline', ['input', 'timelineId']);
    if (timeline.decidedAt !== null || timeline.closedAt !== null || !(application instanceof ApplicationEntity)) {
      return new TimelineClosed(timeline.closedAs);
    }
    const all = await organizationRules(tx);
    const rules = all.ofJob(timeline.jobId);
    const caughtUp = catchUp(factsOf(timeline), rules.policy, tx.now);
    return { timeline, all, rules, caughtUp, appliedOn: Temporal.PlainDate.from(application.appliedOn) };
  }
}

/** One step after another: the facts of the second, the effects of both. */
export function then(step: Step, apply: (facts: TimelineFacts) => Step): Step {
  const next = apply(step.facts);
  return { facts: next.facts, effects: [...step.effects, ...next.effects] };
}

function isOpened(opened: Opened | Problem): opened is Opened {
  return 'timeline' in opened;
}

function promisedBy(input: PromisedInput, { calendar }: Rules): Promised {
  return {
    decisionDate: resolvePromise(input.precision, Temporal.PlainDate.from(input.decisionDate), calendar),
    precision: input.precision,
    followUpDate: input.followUpDate === null ? null : Temporal.PlainDate.from(input.followUpDate),
  };
}

const longestDays = 730;

function refused(
  refusal: ChangeRefusal,
  { zone, closedAs }: Pick<TimelineFacts, 'zone'> & Partial<Pick<TimelineFacts, 'closedAs'>>,
  now: Temporal.Instant,
  argument?: string,
): Problem {
  if (refusal === 'CLOSED' || refusal === 'DECIDED') return new TimelineClosed(closedAs ?? null);
  const today = localDate(now, zone);
  const first = holdRefusals.has(refusal) ? today.add({ days: 1 }) : today;
  const bounds = { earliest: first.toString(), latest: today.add({ days: longestDays }).toString() };
  return new DateRefused(refusal satisfies DateChangeRefusal, bounds, argument);
}
