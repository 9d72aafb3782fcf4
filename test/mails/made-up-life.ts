import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, MailMilestone, MailNews, PromisedDate } from '../../src/mails/mail-facts.js';
import type { MailKind } from '../../src/mails/mail-kind.js';
import { type NewsWords, newsOfChange, newsOfNote } from '../../src/notifications/tell/news-of-timeline.js';
import {
  catchUp,
  checkDecisionDate,
  checkHold,
  checkMove,
  checkReconfirm,
  checkResume,
  defaultPolicy,
  type HistoryEvent,
  resolvePromise,
} from '../../src/rules/index.js';
import { CandidateWorld } from '../../src/rules/replay/candidate-world.js';
import { happen } from '../../src/rules/replay/happen.js';
import { runUntil } from '../../src/rules/replay/replay.js';
import type { NotificationRecord } from '../../src/rules/telling/notification-record.js';

/** What a member does with a timeline, at an instant, and says of it. */
export type Act = { at: string } & Partial<Pick<NewsWords, 'reason' | 'note'>> &
  (
    | { does: 'SET' | 'MOVE'; date: PromisedDate; alreadyTold?: boolean }
    | { does: 'HOLD'; until: CalendarDate }
    | { does: 'RESUME' | 'RECONFIRM' }
  );

export interface MadeUpLife {
  milestone: MailMilestone;
  /** The first of them sets the date. */
  acts: readonly Act[];
  /** Nothing happens from then on. */
  until: string;
  /** How many notes follow one that the date passed. */
  notes?: number;
}

export interface LifeMail {
  kind: MailKind;
  news: MailNews;
}

const TIMELINE_ID = '0198c0de-0000-7000-8000-000000000001';
const APPLICATION_ID = '0198c0de-0000-7000-8000-000000000003';
const ZONE = 'Europe/Berlin';
const calendar = { isOpen: (day: Temporal.PlainDate) => day.dayOfWeek <= 5 };

/**
 * All that a candidate is told in such a life, in its order: decided by the rules, and its news made by the functions with
 * which the service makes them. What the service would refuse does not happen.
 */
export function mailsOf({ milestone, acts, until, notes = defaultPolicy.undecided.notes }: MadeUpLife): LifeMail[] {
  const policy = { ...defaultPolicy, undecided: { ...defaultPolicy.undecided, notes } };
  const rules = { policy, calendar };
  const said = new Map<number, Act>();
  const mails: LifeMail[] = [];
  const tell = (record: NotificationRecord, now: Temporal.Instant) => {
    const facts = world.timelines.get(TIMELINE_ID)?.facts;
    if (facts === undefined || 'outcomeId' in record) throw new Error('it is about a timeline');
    const timeline = { id: TIMELINE_ID, milestone, slipCount: world.slips.length };
    const news =
      'sinceRevision' in record
        ? newsOfChange(timeline, facts, rules, wordsOf(said, record.sinceRevision, record.revision), now)
        : newsOfNote(timeline, facts, record, now);
    mails.push({ kind: record.kind, news });
  };
  const world = new CandidateWorld({
    candidateZone: ZONE,
    dailyCap: policy.dailyCap,
    approvesAtOnce: true,
    rulesOf: () => ({ ...rules, zone: ZONE, recruiterZone: ZONE }),
    deliver: (record, at) => {
      tell(record, at);
      return { end: 'ACCEPTED', at, recallable: false };
    },
  });
  const all = [...acts].sort((one, other) => (one.at < other.at ? -1 : 1));
  let now = Temporal.Instant.from(all[0]?.at ?? until);
  for (const act of all) {
    now = runUntil(world, now, Temporal.Instant.from(act.at));
    const event = eventOf(act, world, now);
    if (event === null) continue;
    happen(world, event);
    said.set(world.timelines.get(TIMELINE_ID)?.facts.revision ?? 0, act);
  }
  runUntil(world, now, Temporal.Instant.from(until));
  return mails;

  /** Null: the service refuses it. */
  function eventOf(act: Act, { timelines }: CandidateWorld, at: Temporal.Instant): HistoryEvent | null {
    const known = timelines.get(TIMELINE_ID)?.facts;
    const facts = known && catchUp(known, policy, calendar, at).facts;
    const ids = { at, timelineId: TIMELINE_ID, applicationId: APPLICATION_ID };
    const appliedOn = Temporal.PlainDate.from('2026-11-01');
    if (act.does === 'SET' || act.does === 'MOVE') {
      const { precision } = act.date;
      const decisionDate = resolvePromise(precision, Temporal.PlainDate.from(act.date.date), calendar);
      const promised = { decisionDate, precision, followUpDate: null };
      const refused = facts
        ? checkMove(facts, promised, appliedOn, at)
        : checkDecisionDate(promised, { zone: ZONE, appliedOn }, at);
      const kind = facts ? 'MOVED' : 'SET';
      return refused === null ? { kind, ...ids, promised, alreadyTold: act.alreadyTold ?? false } : null;
    }
    if (facts === undefined) return null;
    if (act.does === 'HOLD') {
      const end = Temporal.PlainDate.from(act.until);
      return checkHold(facts, end, at) === null ? { kind: 'HELD', ...ids, until: end, alreadyTold: false } : null;
    }
    if (act.does === 'RESUME')
      return checkResume(facts) === null ? { kind: 'RESUMED', ...ids, alreadyTold: false } : null;
    return checkReconfirm(facts, at) === null ? { kind: 'RECONFIRMED', ...ids, alreadyTold: false } : null;
  }
}

/** Of the changes from one revision to another, what was said last. */
function wordsOf(said: ReadonlyMap<number, Act>, since: number, to: number): NewsWords {
  const acts = [...said].flatMap(([revision, act]) => (revision >= since && revision <= to ? [act] : []));
  return {
    reason: acts.findLast(({ reason }) => reason)?.reason ?? null,
    note: acts.findLast(({ note }) => note)?.note ?? null,
    at: new Date([...said.values()].findLast(({ at }) => at)?.at ?? 0),
  };
}
