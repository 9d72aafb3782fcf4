import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { IsNull, MoreThan } from 'typeorm';
import type { OrganizationRules } from '../../organizations/index.js';
import { Admission } from '../../platform/admission/admission.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { inSlices } from '../../platform/slices/in-slices.js';
import { isBefore, nextAction, replaying, sentMessages } from '../../rules/index.js';
import { factsOf, TimelineEntity } from '../../timelines/index.js';
import { historiesOf, type RecordedHistory, settingOf } from './candidate-histories.js';
import { type CandidateSince, candidatesSince } from './history-rows.js';
import type { PolicyMailCount, PolicyTrial } from './policy-change.model.js';

const DAYS = 90;
// What a request can tell again in about a second.
const MOST_CANDIDATES = 2_000;
const MOST_TIMELINES = 5_000;
// Rows that come from the database are made into objects at once: so few at a time, that it takes a millisecond or two.
const TIMELINES_ON_A_PAGE = 50;
const CANDIDATES_ON_A_PAGE = 50;
const ROWS_ON_A_PAGE = 200;
// At most; slices end by themselves.
const IN_A_SLICE = 25;

const lockSql = `SELECT pg_try_advisory_xact_lock(hashtextextended('policy trial of ' || $1, 0)) AS locked`;

type Counts = Map<PolicyMailCount['kind'], { before: number; after: number }>;

/** What another policy would change: of the timelines that are open, and of the last 90 days. */
@Injectable()
export class PolicyTrialService {
  constructor(private readonly admission: Admission) {}

  /** Lets no other trial of the organization begin while this transaction lasts; false if one is under way. */
  async begin(tx: WriteTransaction): Promise<boolean> {
    const [lock] = await tx.query<{ locked: boolean }>(lockSql, [tx.organizationId]);
    return lock?.locked === true;
  }

  /** Open timelines for which something else happens next by the other rules, or at another time. */
  async timelines(
    tx: WriteTransaction,
    before: OrganizationRules,
    after: OrganizationRules,
    jobId: string | null,
  ): Promise<{ readonly lookedAt: number; readonly changed: number }> {
    const { organizationId, manager } = tx;
    let lookedAt = 0;
    let changed = 0;
    for (let last: string | null = null; lookedAt < MOST_TIMELINES; ) {
      const page: TimelineEntity[] = await manager.find(TimelineEntity, {
        where: {
          organizationId,
          closedAt: IsNull(),
          ...(jobId === null ? {} : { jobId }),
          ...(last === null ? {} : { id: MoreThan(last) }),
        },
        order: { id: 'ASC' },
        take: TIMELINES_ON_A_PAGE,
      });
      lookedAt += page.length;
      const look = (timeline: TimelineEntity) => {
        if (nextOf(timeline, before, tx.now) !== nextOf(timeline, after, tx.now)) changed += 1;
      };
      await inSlices(page, IN_A_SLICE, look, this.#standingBack(tx));
      last = page.at(-1)?.id ?? null;
      if (page.length < TIMELINES_ON_A_PAGE) break;
    }
    return { lookedAt, changed };
  }

  async trial(
    tx: WriteTransaction,
    before: OrganizationRules,
    after: OrganizationRules,
    jobId: string | null,
  ): Promise<PolicyTrial> {
    const since = tx.now.subtract({ hours: DAYS * 24 });
    const found = await candidatesSince(tx, since, jobId, MOST_CANDIDATES + 1);
    const candidates = found.slice(0, MOST_CANDIDATES);
    const counts: Counts = new Map();
    for (const page of pagesOf(candidates)) {
      const histories = await historiesOf(tx, page);
      const told = histories.flatMap((history) => [
        { history, which: 'before', rules: before } as const,
        { history, which: 'after', rules: after } as const,
      ]);
      const tell = ({ history, which, rules }: (typeof told)[number]) =>
        counting(counts, which, history, rules, since, tx.now);
      await inSlices(told, IN_A_SLICE, tell, this.#standingBack(tx));
    }
    return {
      since: toDate(since),
      candidates: candidates.length,
      isSample: found.length > candidates.length,
      mails: mailsOf(counts),
    };
  }

  /** A trial takes a second of the process: between its slices whoever else is served goes first. */
  #standingBack({ organizationId }: WriteTransaction) {
    return { pause: async () => void (await this.admission.standBack(organizationId)) };
  }
}

/** Ids in their order, of so many candidates at a time that little is on record of them together. */
function pagesOf(candidates: readonly CandidateSince[]): string[][] {
  const pages: string[][] = [];
  let left = 0;
  for (const { id, size } of candidates) {
    const page = pages.at(-1);
    if (page === undefined || page.length === CANDIDATES_ON_A_PAGE || size > left) {
      pages.push([id]);
      left = ROWS_ON_A_PAGE;
    } else page.push(id);
    left -= size;
  }
  return pages;
}

function nextOf(timeline: TimelineEntity, rules: OrganizationRules, now: Temporal.Instant): string {
  const { policy, calendar } = rules.ofJob(timeline.jobId);
  const next = nextAction(factsOf(timeline), policy, calendar, now);
  return next === null ? '' : `${next.kind} ${next.at.toString()}`;
}

function* counting(
  counts: Counts,
  which: 'before' | 'after',
  history: RecordedHistory,
  rules: OrganizationRules,
  since: Temporal.Instant,
  until: Temporal.Instant,
): Generator<void, void> {
  const { records } = yield* replaying(settingOf(history, rules, until));
  for (const { at, kind } of sentMessages(records)) {
    if (isBefore(at, since)) continue;
    const counted = counts.get(kind) ?? { before: 0, after: 0 };
    counts.set(kind, { ...counted, [which]: counted[which] + 1 });
  }
}

function mailsOf(counts: Counts): PolicyMailCount[] {
  const mails = [...counts].map(([kind, counted]) => ({ kind, ...counted }));
  return mails.sort((a, b) => b.before + b.after - (a.before + a.after) || (a.kind < b.kind ? -1 : 1));
}
