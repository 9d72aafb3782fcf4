import { isolated } from '../layout/isolate.js';
import type { MailBlockOf } from '../layout/mail-content.js';
import type { MemberItem, MemberItemKind } from '../member-facts.js';
import type { MailSentences } from '../words/mail-language.js';
import type { MailWords } from '../words/mail-words.js';

interface ItemWriter<Kind extends MemberItemKind> {
  count: keyof MailSentences & `${string}.count`;
  /** What there is to know, beside whom it is about. */
  row(item: MemberItem<Kind>, words: MailWords): string[];
  /** What to do about it; it leads to the application. */
  todo(item: MemberItem<Kind>, words: MailWords): string;
}

const overdue = {
  row: ({ milestone, date }: MemberItem<'OVERDUE' | 'ESCALATED'>, words: MailWords) => [
    words.say('overdue.row', { milestone, by: words.by(date) }),
  ],
  todo: (_item: unknown, words: MailWords) => words.say('overdue.do', {}),
};

const ITEMS: { [Kind in MemberItemKind]: ItemWriter<Kind> } = {
  UNTOLD_DECISION: {
    count: 'untold.count',
    row: ({ decidedOn, why }, words) => [
      words.say('untold.row', { date: words.day(decidedOn), why: why ?? 'UNKNOWN' }),
    ],
    todo: ({ candidate }, words) => words.say('untold.do', { candidate: candidate.fullName }),
  },
  CALL_NEEDED: {
    count: 'call.count',
    row: ({ lastTouchOn }, words) => [
      lastTouchOn ? words.say('call.row', { date: words.day(lastTouchOn) }) : words.say('call.row.never', {}),
    ],
    todo: ({ candidate }, words) => words.say('call.do', { candidate: candidate.fullName }),
  },
  ESCALATED: { count: 'escalated.count', ...overdue },
  OVERDUE: { count: 'overdue.count', ...overdue },
  NEW_DATE_NEEDED: {
    count: 'newDate.count',
    row: ({ date, why }, words) => [words.say('newDate.row', { date: words.named(date), why })],
    todo: (_item, words) => words.say('newDate.do', {}),
  },
  MESSAGE_AWAITS_APPROVAL: {
    count: 'approval.count',
    row: ({ since, subject }, words) => [words.say('approval.row', { date: words.day(since), subject })],
    todo: (_item, words) => words.say('approval.do', {}),
  },
  DECISION_DUE: {
    count: 'due.count',
    row: ({ milestone, date, businessDaysAhead: days }, words) => [
      words.say('due.row', { milestone, by: words.by(date), days }),
    ],
    todo: (_item, words) => words.say('due.do', {}),
  },
  CONFIRM_DATE: {
    count: 'confirm.count',
    row: ({ milestone, date, interviewOn, toldOn }, words) => [
      words.say('confirm.row', { milestone, by: words.by(date), interview: words.day(interviewOn) }),
      ...(toldOn ? [words.say('confirm.row.told', { date: words.day(toldOn) })] : []),
    ],
    todo: (_item, words) => words.say('confirm.do', {}),
  },
  SILENT_APPLICATIONS: {
    count: 'silent.count',
    row: ({ lastTouchOn }, words) => [words.say('silent.row', { date: words.day(lastTouchOn) })],
    todo: ({ candidate }, words) => words.say('silent.do', { candidate: candidate.fullName }),
  },
};

/** "3 overdue": the heading of a section, and its part in the subject. */
export function sectionCount(kind: MemberItemKind, count: number, words: MailWords): string {
  return words.say(ITEMS[kind].count, { count });
}

/** `item` is clean. */
export function itemRow(item: MemberItem, words: MailWords): MailBlockOf<'ROW'> {
  // The map's entry for a kind takes that kind; TypeScript cannot follow a union through it.
  const writer = ITEMS[item.kind] as ItemWriter<MemberItemKind>;
  const { candidate, job, stage, recruiterName, applicationId } = item;
  return {
    kind: 'ROW',
    title: candidate.fullName,
    lines: [
      [job.title, stage ?? ''].filter(Boolean).map(isolated).join(' · '),
      ...(recruiterName ? [words.say('member.recruiter', { recruiter: recruiterName })] : []),
      ...writer.row(item, words),
    ],
    link: { words: writer.todo(item, words), name: applicationLink(applicationId) },
  };
}

export function applicationLink(applicationId: string | null): string | null {
  return applicationId === null ? null : `application:${applicationId}`;
}
