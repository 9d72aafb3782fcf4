import { dateAfterHold } from '../bodies/timeline-bodies.js';
import { withoutIsolates } from '../layout/isolate.js';
import { withPlainSpaces } from '../layout/keep-together.js';
import type { CalendarEntry, MailFacts, MailMilestone, PromisedDate } from '../mail-facts.js';
import type { MailKind } from '../mail-kind.js';
import type { MailWords } from '../words/mail-words.js';
import type { CalendarEvent } from './calendar-file.js';

/** The mails that promise a date. That it goes on does when the date of the next step comes with it. */
const PROMISES: ReadonlySet<MailKind> = new Set<MailKind>([
  'TIMELINE_SET',
  'TIMELINE_EXTENDED',
  'TIMELINE_ADVANCED',
  'TIMELINE_RECONFIRMED',
  'TIMELINE_RESUMED',
  'OUTCOME_ADVANCED',
]);

interface Shown {
  milestone: MailMilestone;
  date: PromisedDate;
}

/** What one mail changes in the reader's calendar: a promised day that is put there, moved or taken out. */
export function calendarEvents(kind: MailKind, facts: MailFacts, words: MailWords): CalendarEvent[] {
  const { dateBefore, dateNow, milestone, calendarEntry } = facts.timeline;
  const ended = (facts.endedEntries ?? []).map((entry) => {
    const of = entry.job === undefined ? facts : { ...facts, job: { title: entry.job } };
    return takenOut(entry, entry, of, words);
  });
  if (!calendarEntry) return ended;
  if (kind === 'TIMELINE_HELD') {
    const after = dateAfterHold(facts);
    if (after) return [promised(calendarEntry, { milestone, date: after }, facts, words)];
    return dateBefore ? [takenOut(calendarEntry, { milestone, date: dateBefore }, facts, words)] : [];
  }
  if (!PROMISES.has(kind) || !dateNow) return ended;
  return [...ended, promised(calendarEntry, { milestone, date: dateNow }, facts, words)];
}

function promised(entry: CalendarEntry, shown: Shown, facts: MailFacts, words: MailWords): CalendarEvent {
  const { milestone, date } = shown;
  const sentences = [words.say('now.date', { milestone, by: words.by(date) }), words.say('next.moves', { milestone })];
  return { ...eventOf(entry, shown, facts, words), isCancelled: false, description: plain(words.paragraph(sentences)) };
}

/** It says that the date is over, and nothing of why. */
function takenOut(entry: CalendarEntry, shown: Shown, facts: MailFacts, words: MailWords): CalendarEvent {
  return {
    ...eventOf(entry, shown, facts, words),
    isCancelled: true,
    description: plain(words.say('calendar.over', {})),
  };
}

function eventOf({ timelineId, revision, revisedAt }: CalendarEntry, shown: Shown, facts: MailFacts, words: MailWords) {
  const { milestone, date } = shown;
  const { job, organization, recruiter } = facts;
  const headline = words.say('set.headline', { milestone, by: words.by(date, 'SHORT') });
  const summary = words.say('calendar.summary', { headline, job: job.title, organization: organization.name });
  const organizer = recruiter?.email ?? organization.replyTo ?? null;
  return {
    uid: timelineId,
    sequence: revision,
    stamp: revisedAt,
    day: date.date,
    summary: plain(summary),
    organizer: organizer === null ? null : { name: plain(organization.name), address: organizer },
  };
}

function plain(text: string): string {
  return withPlainSpaces(withoutIsolates(text));
}
