import { Injectable } from '@nestjs/common';
import { type OrganizationRules, organizationRules, type RuleSettings } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { catchUp, type Effect, type Step, type TimelineFacts } from '../../rules/index.js';
import { factsOf } from './facts-of.js';
import type { RevisionDetails } from './revision-details.js';
import type { TimelineEntity } from './timeline.entity.js';
import { type NewTimeline, type TimelineOutcome, TimelineStore } from './timeline-store.js';

/** Timelines by their ids, or those of a candidate, an application or a job that are not closed, decided ones among them. */
export type Which =
  | readonly string[]
  | { readonly candidateId: string }
  | { readonly applicationId: string }
  | { readonly jobId: string };

/** A timeline that is locked, with its facts brought up to this instant. */
export interface OpenedTimeline {
  readonly timeline: TimelineEntity;
  readonly facts: TimelineFacts;
  readonly rules: RuleSettings;
  /** What had happened by itself until now: stored whatever else is. */
  readonly caughtUp: readonly Effect[];
}

/** What becomes of one of them; null: nothing but what had happened by itself. */
export interface AppliedStep {
  readonly step: Step;
  readonly details?: RevisionDetails;
  readonly heldByJob?: boolean;
}

const columns = { candidateId: 'candidate_id', applicationId: 'application_id', jobId: 'job_id' } as const;

// Those that are decided among them: telling of the outcome closes them.
const lockSql = `
  SELECT FROM timelines
  WHERE organization_id = $1 AND (id = ANY($2::uuid[]) OR application_id = ANY($3::uuid[]) AND closed_at IS NULL)
  ORDER BY id FOR NO KEY UPDATE`;

const lockAllOfSql =
  'SELECT FROM timelines WHERE organization_id = $1 AND candidate_id = $2 ORDER BY id FOR NO KEY UPDATE';

const giveSql = 'UPDATE timelines SET candidate_id = $3 WHERE organization_id = $1 AND candidate_id = $2';

// Where the person lived. What was promised is calculated in the timeline's own zone.
const forgetZoneSql = 'UPDATE timelines SET candidate_zone = zone WHERE organization_id = $1 AND candidate_id = $2';

/**
 * The one way to change timelines: locked in the order of their ids, what had happened by now let happen first (so that a
 * tick that was missed leaves no other rows than a timely one), a pure step applied to each, stored and published.
 *
 * Whoever needs other rows too locks them in the one order (ADR 95).
 */
@Injectable()
export class TimelineChanges {
  constructor(private readonly store: TimelineStore) {}

  async create(
    tx: WriteTransaction,
    timeline: NewTimeline,
    step: Step,
    rules: OrganizationRules,
    details?: RevisionDetails,
  ): Promise<void> {
    await this.store.insert(tx, timeline, step, rules, details);
  }

  /** Applies a step to each. @returns the timelines as they stood before it */
  async apply(
    tx: WriteTransaction,
    which: Which,
    stepOf: (opened: OpenedTimeline) => AppliedStep | null,
  ): Promise<readonly OpenedTimeline[]> {
    const ids = await idsOf(tx, which);
    const [timelines, rules] = await Promise.all([this.store.lock(tx, ids), organizationRules(tx)]);
    return await this.applyToLocked(tx, timelines, rules, stepOf);
  }

  /** The same of timelines that are locked. */
  async applyToLocked(
    tx: WriteTransaction,
    timelines: readonly TimelineEntity[],
    rules: OrganizationRules,
    stepOf: (opened: OpenedTimeline) => AppliedStep | null,
  ): Promise<readonly OpenedTimeline[]> {
    const all = openedAll(tx, timelines, rules);
    await this.#save(tx, all, stepOf, rules);
    return all;
  }

  /** Applies a step to one, unless that is refused. @returns the refusal */
  async applyOne<Refusal extends object>(
    tx: WriteTransaction,
    id: string,
    stepOf: (opened: OpenedTimeline) => AppliedStep | Refusal,
  ): Promise<Refusal | null> {
    const rules = await organizationRules(tx);
    const [opened] = await this.#open(tx, [id], rules);
    if (opened === undefined) throw new Error('the timeline is gone');
    const answer = stepOf(opened);
    if (isRefusal(answer)) return answer;
    await this.#save(tx, [opened], () => answer, rules);
    return null;
  }

  /** Brings them up to this instant, and leaves them locked. */
  async catchUp(tx: WriteTransaction, which: Which): Promise<readonly OpenedTimeline[]> {
    return await this.apply(tx, which, () => null);
  }

  /** Locks timelines, and those of these applications that are not closed, for who changes them later in the transaction. */
  async lock(tx: WriteTransaction, timelineIds: readonly string[], applicationIds: readonly string[]): Promise<void> {
    if (timelineIds.length + applicationIds.length > 0)
      await tx.query(lockSql, [tx.organizationId, timelineIds, applicationIds]);
  }

  /** Two candidates were one: all timelines of the first, closed ones too, are the other's from now on. */
  async giveTo(tx: WriteTransaction, fromCandidateId: string, candidateId: string): Promise<void> {
    await tx.query(lockAllOfSql, [tx.organizationId, fromCandidateId]);
    await this.catchUp(tx, { candidateId: fromCandidateId });
    await tx.query(giveSql, [tx.organizationId, fromCandidateId, candidateId]);
  }

  /** A candidate was erased: their timelines, all of them closed, say no more where they lived. */
  async forgetZone(tx: WriteTransaction, candidateId: string): Promise<void> {
    await tx.query(lockAllOfSql, [tx.organizationId, candidateId]);
    await tx.query(forgetZoneSql, [tx.organizationId, candidateId]);
  }

  /**
   * Applies steps where what becomes of one hangs on the others, or on rows that are read and written meanwhile: what had
   * happened by itself is stored before.
   */
  async applyTogether(
    tx: WriteTransaction,
    which: Which,
    stepsOf: (all: readonly OpenedTimeline[]) => Promise<ReadonlyMap<string, AppliedStep>>,
  ): Promise<void> {
    const rules = await organizationRules(tx);
    const ids = await idsOf(tx, which);
    let all = await this.#open(tx, ids, rules);
    if (all.some(({ caughtUp }) => caughtUp.length > 0)) {
      await this.#save(tx, all, () => null, rules);
      all = await this.#open(tx, ids, rules);
    }
    const steps = await stepsOf(all);
    await this.#save(tx, all, ({ timeline }) => steps.get(timeline.id) ?? null, rules);
  }

  async #open(tx: WriteTransaction, ids: readonly string[], rules: OrganizationRules): Promise<OpenedTimeline[]> {
    return openedAll(tx, await this.store.lock(tx, ids), rules);
  }

  async #save(
    tx: WriteTransaction,
    all: readonly OpenedTimeline[],
    stepOf: (opened: OpenedTimeline) => AppliedStep | null,
    rules: OrganizationRules,
  ): Promise<void> {
    const changes = all.flatMap((each) => changeOf(each, stepOf(each)) ?? []);
    await this.store.save(tx, changes, rules);
  }
}

function openedAll(
  tx: WriteTransaction,
  timelines: readonly TimelineEntity[],
  rules: OrganizationRules,
): OpenedTimeline[] {
  return timelines.map((timeline) => opened(timeline, rules.ofJob(timeline.jobId), tx));
}

function isRefusal<Refusal extends object>(answer: AppliedStep | Refusal): answer is Refusal {
  return !('step' in answer);
}

function opened(timeline: TimelineEntity, rules: RuleSettings, { now }: WriteTransaction): OpenedTimeline {
  const { facts, effects: caughtUp } = catchUp(factsOf(timeline), rules.policy, rules.calendar, now);
  return { timeline, facts, rules, caughtUp };
}

/** Null: nothing happened. */
function changeOf({ timeline, facts, caughtUp }: OpenedTimeline, applied: AppliedStep | null): TimelineOutcome | null {
  if (applied !== null) {
    const { step, ...rest } = applied;
    return { timeline, facts: step.facts, caughtUp, effects: step.effects, ...rest };
  }
  return caughtUp.length === 0 ? null : { timeline, facts, caughtUp, effects: [] };
}

async function idsOf(tx: WriteTransaction, which: Which): Promise<readonly string[]> {
  if ('length' in which) return which;
  const [[scope, id] = []] = Object.entries(which) as [keyof typeof columns, string][];
  if (scope === undefined) throw new Error('which timelines?');
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM timelines WHERE organization_id = $1 AND ${columns[scope]} = $2 AND closed_at IS NULL`,
    [tx.organizationId, id],
  );
  return rows.map((row) => row.id);
}
