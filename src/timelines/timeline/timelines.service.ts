import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { IsNull } from 'typeorm';
import { ApplicationEntity, lockActive } from '../../applications/index.js';
import { organizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotFound, NotPermitted } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import {
  andThen,
  applyHold,
  applyMove,
  applyReconfirm,
  applyResume,
  applySet,
  applyToldByMember,
  type BusinessCalendar,
  type ChangeRefusal,
  checkDecisionDate,
  checkHold,
  checkMove,
  checkReconfirm,
  checkResume,
  latestDay,
  localDate,
  type Precision,
  type Promised,
  resolvePromise,
  type Step,
  type TimelineFacts,
} from '../../rules/index.js';
import type { DateChangeRefusal } from './date-refusal.enum.js';
import type { RevisionDetails } from './revision-details.js';
import { type Milestone, TimelineEntity } from './timeline.entity.js';
import { DateRefused, holdRefusals, StaleRevision, TimelineAlreadyOpen, TimelineClosed } from './timeline.problems.js';
import { type AppliedStep, type OpenedTimeline, TimelineChanges } from './timeline-changes.js';
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

/** What a kind of change refuses, and what it does, of facts that are brought up to this instant. */
interface Transition {
  readonly check: (opened: OpenedTimeline, appliedOn: Temporal.PlainDate) => ChangeRefusal | null;
  readonly apply: (opened: OpenedTimeline) => Step;
  /** The argument at fault, where it is not the one that such a refusal concerns. */
  readonly argument?: string;
}

/** A member's or integrator's changes of a timeline. The rules of time decide; this reads, checks and stores. */
@Injectable()
export class TimelinesService {
  constructor(private readonly changes: TimelineChanges) {}

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
    if (open?.confirmationZone) return await this.#confirm(tx, open.id, input);
    if (open !== null) return new TimelineAlreadyOpen(open.id);
    const rules = await organizationRules(tx);
    const { policy, calendar } = rules.ofJob(application.jobId);
    const zones = await zonesOf(tx, application, rules);
    const promised = promisedBy(input, calendar);
    const bounds = { zone: zones.zone, appliedOn: Temporal.PlainDate.from(application.appliedOn) };
    const refusal = checkDecisionDate(promised, bounds, tx.now);
    if (refusal !== null) return refused(refusal, zones, tx.now);
    const step = toldIf(input, applySet(zones, promised, policy, calendar, tx.now), tx.now);
    const { id: applicationId, jobId, candidateId } = application;
    const timeline = { id: newId(), applicationId, jobId, candidateId, milestone: input.milestone };
    await this.changes.create(tx, timeline, step, rules, input);
    return timeline.id;
  }

  async move(tx: WriteTransaction, input: MoveDecisionDate): Promise<string | Problem> {
    return await this.#change(tx, input, {
      check: ({ facts, rules }, appliedOn) => checkMove(facts, promisedBy(input, rules.calendar), appliedOn, tx.now),
      apply: ({ facts, rules: { policy, calendar } }) =>
        applyMove(facts, promisedBy(input, calendar), policy, calendar, tx.now),
    });
  }

  async reconfirm(tx: WriteTransaction, input: TimelineChange): Promise<string | Problem> {
    return await this.#change(tx, input, {
      argument: 'timelineId',
      check: ({ facts }) => checkReconfirm(facts, tx.now),
      apply: ({ facts, rules: { policy } }) => applyReconfirm(facts, policy, tx.now),
    });
  }

  async hold(tx: WriteTransaction, input: HoldTimeline): Promise<string | Problem> {
    const until = Temporal.PlainDate.from(input.until);
    return await this.#change(tx, input, {
      check: ({ facts }) => checkHold(facts, until, tx.now),
      apply: ({ facts, rules: { policy } }) => applyHold(facts, until, policy, tx.now),
    });
  }

  async resume(tx: WriteTransaction, input: TimelineChange): Promise<string | Problem> {
    return await this.#change(tx, input, {
      check: ({ facts }) => checkResume(facts),
      apply: ({ facts, rules: { policy, calendar } }) => applyResume(facts, policy, calendar, tx.now),
    });
  }

  /** The date that followed from an interview was nobody's promise: the first that a member sets takes its place. */
  async #confirm(tx: WriteTransaction, timelineId: string, input: SetTimeline): Promise<string | Problem> {
    return await this.#change(
      tx,
      { ...input, timelineId, expectedRevision: null },
      {
        check: ({ facts, rules }, appliedOn) => {
          const refusal = checkMove(facts, promisedBy(input, rules.calendar), appliedOn, tx.now);
          return refusal === 'SAME_DATE' ? null : refusal;
        },
        apply: ({ facts, rules: { policy, calendar } }) =>
          applyMove(facts, promisedBy(input, calendar), policy, calendar, tx.now),
      },
    );
  }

  async #change(
    tx: WriteTransaction,
    input: TimelineChange,
    { check, apply, argument }: Transition,
  ): Promise<string | Problem> {
    const { timelineId, expectedRevision } = input;
    const found = await tx.manager.findOneBy(TimelineEntity, { organizationId: tx.organizationId, id: timelineId });
    if (found === null) return new NotFound('timeline', ['input', 'timelineId']);
    const application = await lockActive(tx, found.applicationId, 'timelines:write');
    if (application instanceof NotPermitted) return application;
    const isActive = application instanceof ApplicationEntity;
    const problem = await this.changes.applyOne(tx, timelineId, (opened): AppliedStep | Problem => {
      const { facts } = opened;
      if (!isActive || facts.decidedAt !== null || facts.closedAt !== null) return new TimelineClosed(facts.closedAs);
      if (expectedRevision !== null && expectedRevision !== facts.revision) return new StaleRevision(facts.revision);
      const refusal = check(opened, Temporal.PlainDate.from(application.appliedOn));
      if (refusal !== null) return refused(refusal, facts, tx.now, argument);
      return { step: toldIf(input, apply(opened), tx.now), details: input };
    });
    return problem ?? timelineId;
  }
}

/** The member had told the candidate. */
function toldIf({ alreadyTold }: { readonly alreadyTold: boolean }, step: Step, now: Temporal.Instant): Step {
  return alreadyTold ? andThen(step, (facts) => applyToldByMember(facts, now)) : step;
}

function promisedBy(input: PromisedInput, calendar: BusinessCalendar): Promised {
  return {
    decisionDate: resolvePromise(input.precision, Temporal.PlainDate.from(input.decisionDate), calendar),
    precision: input.precision,
    followUpDate: input.followUpDate === null ? null : Temporal.PlainDate.from(input.followUpDate),
  };
}

function refused(
  refusal: ChangeRefusal,
  { zone, closedAs }: Pick<TimelineFacts, 'zone'> & Partial<Pick<TimelineFacts, 'closedAs'>>,
  now: Temporal.Instant,
  argument?: string,
): Problem {
  if (refusal === 'CLOSED' || refusal === 'DECIDED') return new TimelineClosed(closedAs ?? null);
  const today = localDate(now, zone);
  const first = holdRefusals.has(refusal) ? today.add({ days: 1 }) : today;
  const bounds = { earliest: first.toString(), latest: latestDay(today).toString() };
  return new DateRefused(refusal satisfies DateChangeRefusal, bounds, argument);
}
