import type { Temporal } from 'temporal-polyfill';
import {
  type CandidateHistory,
  type HistoryEvent,
  isBefore,
  localDate,
  type NotificationRecord,
  nextOpening,
  sentMessages,
  startOfDay,
} from '../../src/rules/index.js';
import type { CandidateWorld } from '../../src/rules/replay/candidate-world.js';
import type { SentMessage } from '../../src/rules/replay/sent-messages.js';

/** What must never be, whatever people did; each fault is a sentence. */
export function replayFaults(
  history: CandidateHistory,
  world: Pick<CandidateWorld, 'records' | 'slips' | 'timelines'>,
): string[] {
  const sent = sentMessages(world.records);
  return [
    ...toldTwice(sent),
    ...outsideTheWindow(history, sent),
    ...afterTheEnd(history, sent),
    ...unanswered(world, sent),
    ...overTheCap(history, sent),
    ...wordsNotKept(history, sent),
  ];
}

/** Rules 4 to 6: each change, each note of a promise and each decision once. */
function toldTwice(sent: readonly SentMessage[]): string[] {
  const told = sent
    .flatMap(({ records }) => records)
    .map(nameOf)
    .filter((name) => name !== null);
  return told.filter((name, index) => told.indexOf(name) !== index).map((name) => `told twice: ${name}`);
}

function nameOf(record: NotificationRecord): string | null {
  if ('number' in record) return `${record.timelineId}: note ${record.number} of promise ${record.promise}`;
  if ('revision' in record) return `${record.timelineId}: revision ${record.revision}`;
  // A decision may be told again once it was corrected.
  return null;
}

/** Rule 7. Outcomes may leave outside where there is no opening left, and by a member's wish. */
function outsideTheWindow(history: CandidateHistory, sent: readonly SentMessage[]): string[] {
  return sent.flatMap(({ at, records: [first] }) => {
    const { policy, calendar } = history.rulesOf(first.applicationId);
    if ('outcomeId' in first) return [];
    const open = nextOpening(at, policy.sendingWindow, history.candidateZone, calendar);
    return open.equals(at) ? [] : [`sent outside the window at ${at}`];
  });
}

/** Rules 9 and 10: after a decision only its outcome, after any other end nothing. */
function afterTheEnd({ events }: CandidateHistory, sent: readonly SentMessage[]): string[] {
  return sent.flatMap(({ at, records }) =>
    records.flatMap(({ kind, applicationId }) => {
      const before = events.filter((event) => isOf(event, applicationId) && !isBefore(at, event.at));
      const last = before
        .filter((event) => ['DECIDED', 'ENDED', 'REOPENED', 'SET', 'INTERVIEWED'].includes(event.kind))
        .at(-1);
      if (last?.kind === 'ENDED') return [`${kind} was told after the end, at ${at}`];
      const isEnd = last?.kind === 'DECIDED' && last.outcome !== 'ADVANCED';
      return isEnd && !kind.startsWith('OUTCOME_') ? [`${kind} was told after the decision, at ${at}`] : [];
    }),
  );
}

/** Every broken promise is answered: by what was told since, a record of why not, or an end. */
function unanswered(
  { slips, records, timelines }: Pick<CandidateWorld, 'records' | 'slips' | 'timelines'>,
  sent: readonly SentMessage[],
): string[] {
  return slips.flatMap(({ at, timelineId }) => {
    const timeline = timelines.get(timelineId);
    const tells = (record: NotificationRecord) => 'timelineId' in record && record.timelineId === timelineId;
    const told = sent.some((mail) => !isBefore(mail.at, at) && mail.records.some(tells));
    const recorded = records.some((each) => each.because !== null && tells(each.record) && !isBefore(each.at, at));
    const facts = timeline?.facts;
    const heard = facts?.lastTouchAt != null && !isBefore(facts.lastTouchAt, at);
    const goesOn = facts?.closedAt === null && facts.decidedAt === null;
    const waits = goesOn && timeline?.next != null;
    return told || recorded || heard || !goesOn || waits ? [] : [`the slip of ${timelineId} at ${at} was not answered`];
  });
}

/** Rule 8. */
function overTheCap({ candidateZone, dailyCap }: CandidateHistory, sent: readonly SentMessage[]): string[] {
  const counted = sent.filter(({ records: [first] }) => !('outcomeId' in first));
  const days = Map.groupBy(counted, ({ at }) => at.toZonedDateTimeISO(candidateZone).toPlainDate().toString());
  return [...days].flatMap(([day, mails]) =>
    dailyCap !== null && mails.length > dailyCap ? [`${mails.length} mails on ${day}`] : [],
  );
}

/**
 * Rule 6: a note names the day by which the candidate hears next, and they do: of that application, at the last opening of
 * that day, or one opening later for each mail that the cap let go first and each thing people did meanwhile. The last note
 * leaves the word to a person.
 */
function wordsNotKept(history: CandidateHistory, sent: readonly SentMessage[]): string[] {
  return sent.flatMap(({ at, records }) =>
    records.flatMap((record) => {
      if (!('number' in record) || record.isLast) return [];
      const { applicationId, nextWordOn } = record;
      const excuses = Math.max(0, meanwhile(history, sent, applicationId, at) - 1);
      const latest = openingsAfter(history, applicationId, startOfDay(nextWordOn, history.candidateZone), excuses);
      if (isBefore(history.until, latest) || heardBetween(history, sent, applicationId, at, latest)) return [];
      return [`${record.timelineId} was told at ${at} that word comes on ${nextWordOn}, and none came by ${latest}`];
    }),
  );
}

/** How much happened to the candidate from that instant on. */
function meanwhile(
  { events }: CandidateHistory,
  sent: readonly SentMessage[],
  applicationId: string,
  since: Temporal.Instant,
): number {
  const done = events.filter((each) => !isBefore(each.at, since)).length;
  const others = sent.filter(
    ({ at, records }) => !isBefore(at, since) && records.every((record) => record.applicationId !== applicationId),
  );
  return done + others.length;
}

function heardBetween(
  { events }: CandidateHistory,
  sent: readonly SentMessage[],
  applicationId: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): boolean {
  const within = (at: Temporal.Instant) => isBefore(from, at) && !isBefore(to, at);
  const mail = sent.some(
    ({ at, records }) => within(at) && records.some((record) => record.applicationId === applicationId),
  );
  return mail || events.some((each) => within(each.at) && isWord(each, applicationId));
}

/** What people did that is a word to the candidate itself, or after which none is owed. */
function isWord(event: HistoryEvent, applicationId: string): boolean {
  return ('alreadyTold' in event && event.alreadyTold) || isOf(event, applicationId);
}

function isOf(event: HistoryEvent, applicationId: string): boolean {
  return 'applicationId' in event && event.applicationId === applicationId;
}

function openingsAfter(
  { rulesOf, candidateZone: zone }: CandidateHistory,
  applicationId: string,
  day: Temporal.Instant,
  more: number,
): Temporal.Instant {
  const { policy, calendar } = rulesOf(applicationId);
  let opening = nextOpening(day, policy.sendingWindow, zone, calendar);
  for (let count = 0; count < more; count += 1) {
    const next = startOfDay(localDate(opening, zone).add({ days: 1 }), zone);
    opening = nextOpening(next, policy.sendingWindow, zone, calendar);
  }
  return opening;
}
