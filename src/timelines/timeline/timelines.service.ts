import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { IsNull } from 'typeorm';
import { ApplicationEntity, lockActive } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import { JobEntity } from '../../jobs/index.js';
import { localDate, type OrganizationRules, organizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotFound, NotPermitted } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { catchUp } from '../rules/advance.js';
import { applyToldByMember } from '../rules/apply-disclosed.js';
import { applyHold } from '../rules/apply-hold.js';
import { applyMove } from '../rules/apply-move.js';
import { applySet, type Promised } from '../rules/apply-set.js';
import { type ChangeRefusal, checkHold, checkMove } from '../rules/check-change.js';
import { checkDecisionDate } from '../rules/check-dates.js';
import { resolvePromise } from '../rules/resolve-promise.js';
import type { Step } from '../rules/step.js';
import type { Precision, TimelineFacts } from '../rules/timeline-facts.js';
import { factsOf } from './facts-of.js';
import type { RevisionDetails } from './revision-details.js';
import { TellingsService } from './tellings.service.js';
import { type Milestone, TimelineEntity } from './timeline.entity.js';
import {
  type DateChangeRefusal,
  DateRefused,
  StaleRevision,
  TimelineAlreadyOpen,
  TimelineClosed,
} from './timeline.problems.js';
import { TimelineStore } from './timeline-store.js';

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

export interface MoveDecisionDate extends PromisedInput, RevisionDetails {
  readonly timelineId: string;
  readonly expectedRevision: number | null;
  readonly alreadyTold: boolean;
}

export interface HoldTimeline extends RevisionDetails {
  readonly timelineId: string;
  readonly until: string;
  readonly alreadyTold: boolean;
}

interface Opened {
  readonly timeline: TimelineEntity;
  readonly rules: OrganizationRules;
  /** What had happened by now, before the change. */
  readonly caughtUp: Step;
  readonly appliedOn: Temporal.PlainDate;
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
    if (open !== null) return new TimelineAlreadyOpen(open.id);
    const rules = await organizationRules(tx);
    const zones = await this.#zones(tx, application, rules);
    const promised = promisedBy(input, rules);
    const refusal = checkDecisionDate(
      promised,
      { zone: zones.zone, appliedOn: Temporal.PlainDate.from(application.appliedOn) },
      tx.now,
    );
    if (refusal !== null) return refused(refusal, zones.zone, tx.now);
    const step = applySet(zones, promised, rules.policy, rules.calendar, tx.now);
    const timeline = { id: newId(), applicationId: application.id, milestone: input.milestone };
    const stored = input.alreadyTold ? then(step, (facts) => applyToldByMember(facts, tx.now)) : step;
    await this.store.create(tx, timeline, stored, rules, input);
    if (input.alreadyTold) await this.tellings.recordToldByMember(tx, timeline, step.facts);
    return timeline.id;
  }

  async move(tx: WriteTransaction, input: MoveDecisionDate): Promise<string | Problem> {
    const opened = await this.#open(tx, input.timelineId);
    if (!isOpened(opened)) return opened;
    const { caughtUp, rules } = opened;
    if (input.expectedRevision !== null && input.expectedRevision !== opened.timeline.revision) {
      return new StaleRevision(opened.timeline.revision);
    }
    const promised = promisedBy(input, rules);
    const refusal = checkMove(caughtUp.facts, promised, opened.appliedOn, tx.now);
    if (refusal !== null) return refused(refusal, caughtUp.facts.zone, tx.now, caughtUp.facts);
    const step = then(caughtUp, (facts) => applyMove(facts, promised, rules.policy, rules.calendar, tx.now));
    return await this.#store(tx, opened, step, input);
  }

  async hold(tx: WriteTransaction, input: HoldTimeline): Promise<string | Problem> {
    const opened = await this.#open(tx, input.timelineId);
    if (!isOpened(opened)) return opened;
    const { caughtUp, rules } = opened;
    const until = Temporal.PlainDate.from(input.until);
    const refusal = checkHold(caughtUp.facts, until, tx.now);
    if (refusal !== null) return refused(refusal, caughtUp.facts.zone, tx.now, caughtUp.facts);
    const step = then(caughtUp, (facts) => applyHold(facts, until, rules.policy, tx.now));
    return await this.#store(tx, opened, step, input);
  }

  async #store(
    tx: WriteTransaction,
    opened: Opened,
    step: Step,
    input: RevisionDetails & { alreadyTold: boolean },
  ): Promise<string> {
    const { timeline, rules } = opened;
    if (!input.alreadyTold) {
      await this.store.save(tx, timeline, step, rules, input);
      return timeline.id;
    }
    const told = then(step, (facts) => applyToldByMember(facts, tx.now));
    await this.store.save(tx, timeline, told, rules, input, new Date(tx.now.epochMilliseconds));
    await this.tellings.recordToldByMember(tx, timeline, step.facts);
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
    const rules = await organizationRules(tx);
    const caughtUp = catchUp(factsOf(timeline), rules.policy, tx.now);
    return { timeline, rules, caughtUp, appliedOn: Temporal.PlainDate.from(application.appliedOn) };
  }

  async #zones(tx: WriteTransaction, application: ApplicationEntity, rules: OrganizationRules) {
    const { organizationId } = tx;
    const job = await tx.manager.findOneByOrFail(JobEntity, { organizationId, id: application.jobId });
    const candidate = await tx.manager.findOneByOrFail(CandidateEntity, {
      organizationId,
      id: application.candidateId,
    });
    return { zone: job.timeZone ?? rules.timeZone, candidateZone: candidate.timeZone ?? rules.timeZone };
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

function promisedBy(input: PromisedInput, rules: OrganizationRules): Promised {
  return {
    decisionDate: resolvePromise(input.precision, Temporal.PlainDate.from(input.decisionDate), rules.calendar),
    precision: input.precision,
    followUpDate: input.followUpDate === null ? null : Temporal.PlainDate.from(input.followUpDate),
  };
}

const longestDays = 730;

function refused(refusal: ChangeRefusal, zone: string, now: Temporal.Instant, facts?: TimelineFacts): Problem {
  if (refusal === 'CLOSED' || refusal === 'DECIDED') return new TimelineClosed(facts?.closedAs ?? null);
  const today = localDate(now, zone);
  const bounds = { earliest: today.toString(), latest: today.add({ days: longestDays }).toString() };
  return new DateRefused(refusal satisfies DateChangeRefusal, bounds);
}
