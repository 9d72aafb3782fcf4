import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { IsNull, MoreThan } from 'typeorm';
import type { OrganizationRules } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { inSlices } from '../../platform/slices/in-slices.js';
import { isBefore, nextAction, replay, sentMessages } from '../../rules/index.js';
import { factsOf, TimelineEntity } from '../../timelines/index.js';
import { historiesOf, type RecordedHistory, settingOf } from './candidate-histories.js';
import { candidatesSince } from './history-rows.js';
import type { PolicyMailCount, PolicyTrial } from './policy-change.model.js';

const DAYS = 90;
// What a request can tell again in about a second.
const MOST_CANDIDATES = 2_000;
const MOST_TIMELINES = 5_000;
const PAGE = 500;
// Between two of which others are served: a few milliseconds of work each.
const TIMELINES_IN_A_SLICE = 25;
const HISTORIES_IN_A_SLICE = 10;

const lockSql = `SELECT pg_try_advisory_xact_lock(hashtextextended('policy trial of ' || $1, 0)) AS locked`;

type Counts = Map<PolicyMailCount['kind'], { before: number; after: number }>;

/** What another policy would change: of the timelines that are open, and of the last 90 days. */
@Injectable()
export class PolicyTrialService {
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
        take: PAGE,
      });
      lookedAt += page.length;
      await inSlices(page, TIMELINES_IN_A_SLICE, (timeline) => {
        if (nextOf(timeline, before, tx.now) !== nextOf(timeline, after, tx.now)) changed += 1;
      });
      last = page.at(-1)?.id ?? null;
      if (page.length < PAGE) break;
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
    for (let from = 0; from < candidates.length; from += PAGE) {
      const histories = await historiesOf(tx, candidates.slice(from, from + PAGE));
      const told = histories.flatMap((history) => [
        { history, which: 'before', rules: before } as const,
        { history, which: 'after', rules: after } as const,
      ]);
      await inSlices(told, HISTORIES_IN_A_SLICE, ({ history, which, rules }) => {
        count(counts, which, history, rules, since, tx.now);
      });
    }
    return {
      since: toDate(since),
      candidates: candidates.length,
      isSample: found.length > candidates.length,
      mails: mailsOf(counts),
    };
  }
}

function nextOf(timeline: TimelineEntity, rules: OrganizationRules, now: Temporal.Instant): string {
  const { policy, calendar } = rules.ofJob(timeline.jobId);
  const next = nextAction(factsOf(timeline), policy, calendar, now);
  return next === null ? '' : `${next.kind} ${next.at.toString()}`;
}

function count(
  counts: Counts,
  which: 'before' | 'after',
  history: RecordedHistory,
  rules: OrganizationRules,
  since: Temporal.Instant,
  until: Temporal.Instant,
): void {
  for (const { at, kind } of sentMessages(replay(settingOf(history, rules, until)).records)) {
    if (isBefore(at, since)) continue;
    const counted = counts.get(kind) ?? { before: 0, after: 0 };
    counts.set(kind, { ...counted, [which]: counted[which] + 1 });
  }
}

function mailsOf(counts: Counts): PolicyMailCount[] {
  const mails = [...counts].map(([kind, counted]) => ({ kind, ...counted }));
  return mails.sort((a, b) => b.before + b.after - (a.before + a.after) || (a.kind < b.kind ? -1 : 1));
}
