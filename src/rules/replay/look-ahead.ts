import type { Temporal } from 'temporal-polyfill';
import { isBefore, laterOf } from '../calendar/instants.js';
import type { CandidateState, MessageItem, TimelineState } from '../telling/candidate-state.js';
import { approvalOf } from '../telling/judge-outcome.js';
import { isNote, type NotificationRecord } from '../telling/notification-record.js';
import { unchanged } from '../timeline/step.js';
import type { Delivery, MailItem } from './candidate-mails.js';
import { CandidateWorld, type ReplayedRecord } from './candidate-world.js';

// A promise may lie two years ahead; its passing is told some days later.
const HOURS_AHEAD = 800 * 24;

/**
 * The candidate's world as it stands, in which from now on nothing happens but by itself: mails are accepted at once, and
 * approved at once where a member has to. What is under way lands next, unless it is taken back by what overtakes it.
 */
export function worldOf(state: CandidateState, now: Temporal.Instant): CandidateWorld {
  const { zone, dailyCap, timelines, outcomes, messages } = state;
  const known = [...timelines, ...outcomes];
  const world = new CandidateWorld({
    candidateZone: zone,
    dailyCap,
    approvesAtOnce: true,
    rulesOf: (applicationId) => {
      const rules = known.find((each) => each.applicationId === applicationId)?.rules;
      if (rules === undefined) throw new Error('nothing stands of that application');
      return { ...rules, zone, recruiterZone: zone };
    },
  });
  world.suppressed = state.suppressed;
  world.declinesNotes = state.declinesNotes;
  for (const timeline of timelines) world.add(timeline, unchanged(timeline.facts), now);
  for (const outcome of outcomes) {
    const waits = approvalOf(outcome).mode === 'REQUIRED' && outcome.approvedAt === null;
    world.stand(waits ? { ...outcome, approvedAt: now } : outcome, now);
  }
  for (const { stage, tells, ...message } of messages) {
    const delivery = { end: 'ACCEPTED', at: now, recallable: stage === 'RECALLABLE' } as const;
    const items = stage === 'ENDED' ? [] : tells.flatMap((item) => mailItem(item, timelines, delivery));
    world.mails.add({ ...message, items });
  }
  return world;
}

/** The next record that fits, if nothing else happens until then; null: none will be made. */
export function lookAhead(
  world: CandidateWorld,
  from: Temporal.Instant,
  fits: (record: NotificationRecord) => boolean,
): ReplayedRecord | null {
  const end = from.add({ hours: HOURS_AHEAD });
  let now = from;
  for (let next = world.nextInstant(); next !== null && isBefore(next, end); next = world.nextInstant()) {
    now = laterOf(now, next);
    world.tick(now);
    const found = world.records.find(({ record }) => fits(record));
    if (found !== undefined) return found;
  }
  return null;
}

/** None: what it tells has been heard of, or is of a timeline that is closed. */
function mailItem(item: MessageItem, timelines: readonly TimelineState[], delivery: Delivery): MailItem[] {
  const timeline = timelines.find(({ id }) => id === item.timelineId);
  if (timeline === undefined) return [];
  const { applicationId, facts } = timeline;
  const { inFlight, unanswered, revision } = facts;
  const isUnheard = isNote(item)
    ? unanswered?.promise === item.revision && unanswered.accepted < (item.rung ?? 0)
    : inFlight === item.revision;
  const terms = revision === item.revision ? facts : null;
  return isUnheard ? [{ ...item, applicationId, terms, delivery, ended: false }] : [];
}
