import { isolated } from '../layout/isolate.js';
import type { MailBlockOf, MailLink } from '../layout/mail-content.js';
import type { MemberItem, MemberItemKind, MemberSubject } from '../member-facts.js';
import { writeDate } from '../words/mail-dates.js';
import type { MailSentences } from '../words/mail-language.js';
import type { MailWords } from '../words/mail-words.js';

interface ItemWriter<Kind extends MemberItemKind> {
  /** "3 overdue": the heading of a section, and its part in the subject. */
  count(items: readonly MemberItem<Kind>[], words: MailWords): string;
  /** What there is to know, beside whom it is about. */
  row(item: MemberItem<Kind>, words: MailWords): string[];
  /** What to do about it. */
  todo(item: MemberItem<Kind>, words: MailWords): string;
  /** What happens if nobody does. */
  otherwise(item: MemberItem<Kind>, words: MailWords): string;
}

type Keys<End extends string> = keyof MailSentences & `${string}.${End}`;

const counted =
  (key: Exclude<Keys<'count'>, 'promise.count'>): ItemWriter<MemberItemKind>['count'] =>
  (items, words) =>
    words.say(key, { count: items.length });

/** Sentences that need no more than whom it is about. */
const named =
  (key: 'approval.do.call' | Exclude<Keys<'do'> | Keys<'else'>, 'acted.do' | 'overdue.else' | 'confirm.else'>) =>
  ({ candidate }: MemberSubject, words: MailWords) =>
    words.say(key, { candidate: candidate.fullName });

const overdue = {
  row: ({ milestone, date }: MemberItem<'OVERDUE' | 'ESCALATED'>, words: MailWords) => {
    const due = words.say('date.due', { precision: date.precision, date: writeDate(date, words.reader) });
    return [words.say('overdue.row', { milestone, due })];
  },
  todo: named('overdue.do'),
  otherwise: ({ candidate, nextWordOn }: MemberItem<'OVERDUE' | 'ESCALATED'>, words: MailWords) =>
    words.say('overdue.else', { candidate: candidate.fullName, ...perhapsDay(nextWordOn, words) }),
};

const ITEMS: { [Kind in MemberItemKind]: ItemWriter<Kind> } = {
  UNTOLD_DECISION: {
    count: counted('untold.count'),
    row: ({ decidedOn, why }, words) => [
      words.say('untold.row', { date: words.day(decidedOn), why: why ?? 'UNKNOWN' }),
    ],
    todo: named('untold.do'),
    otherwise: named('untold.else'),
  },
  UNTOLD_REOPENING: {
    count: counted('reopened.count'),
    row: ({ reopenedOn }, words) => [words.say('reopened.row', { date: words.day(reopenedOn) })],
    todo: named('reopened.do'),
    otherwise: named('reopened.else'),
  },
  UPDATE_REQUESTED: {
    count: counted('request.count'),
    row: ({ askedOn }, words) => [words.say('request.row', { date: words.day(askedOn) })],
    todo: named('request.do'),
    otherwise: named('request.else'),
  },
  CALL_PROMISED: {
    count: (items, words) => words.say('promise.count', { count: items.length, due: mostUrgent(items) }),
    row: ({ candidate, promisedOn, what }, words) => [
      words.say('promise.row', { candidate: candidate.fullName, date: words.day(promisedOn), what }),
    ],
    todo: named('promise.do'),
    otherwise: named('promise.else'),
  },
  CALL_NEEDED: {
    count: counted('call.count'),
    row: ({ lastTouchOn }, words) => [
      lastTouchOn ? words.say('call.row', { date: words.day(lastTouchOn) }) : words.say('call.row.never', {}),
    ],
    todo: named('call.do'),
    otherwise: named('call.else'),
  },
  ESCALATED: { count: counted('escalated.count'), ...overdue },
  OVERDUE: { count: counted('overdue.count'), ...overdue },
  NEW_DATE_NEEDED: {
    count: counted('newDate.count'),
    row: ({ date, why }, words) => [words.say('newDate.row', { date: words.named(date), why })],
    todo: named('newDate.do'),
    otherwise: named('newDate.else'),
  },
  HOLD_ENDING: {
    count: counted('hold.count'),
    row: ({ until, date }, words) => [words.say('hold.row', { until: words.day(until), date: words.named(date) })],
    todo: named('hold.do'),
    otherwise: named('hold.else'),
  },
  MESSAGE_AWAITS_APPROVAL: {
    count: counted('approval.count'),
    row: ({ since, subject, holdsUntil }, words) => [
      words.say('approval.row', { date: words.day(since), subject }),
      ...(holdsUntil ? [words.say('approval.over', { date: words.day(holdsUntil) })] : []),
    ],
    todo: (item, words) => named(item.callFirst ? 'approval.do.call' : 'approval.do')(item, words),
    otherwise: ({ leaving }, words) => {
      if (leaving.how === 'APPROVED') return words.say('approval.waits', {});
      const { on, at } = leaving.how === 'BY_ITSELF' ? leaving : { on: null, at: '' };
      return words.say('approval.leaves', { ...perhapsDay(on, words), time: at });
    },
  },
  DECISION_DUE: {
    count: counted('due.count'),
    row: ({ milestone, date, businessDaysAhead: days }, words) => [
      words.say('due.row', { milestone, by: words.by(date), days }),
    ],
    todo: named('due.do'),
    otherwise: named('due.else'),
  },
  CONFIRM_DATE: {
    count: counted('confirm.count'),
    row: ({ milestone, date, interviewOn }, words) => [
      words.say('confirm.row', { milestone, by: words.by(date), interview: words.day(interviewOn) }),
    ],
    todo: named('confirm.do'),
    otherwise: ({ candidate, toldOn }, words) =>
      words.say('confirm.else', { candidate: candidate.fullName, ...perhapsDay(toldOn, words) }),
  },
  SILENT_APPLICATIONS: {
    count: counted('silent.count'),
    row: ({ lastTouchOn }, words) => [words.say('silent.row', { date: words.day(lastTouchOn) })],
    todo: named('silent.do'),
    otherwise: named('silent.else'),
  },
  CANDIDATE_WROTE: {
    count: counted('wrote.count'),
    row: ({ act, candidate, on }, words) => [
      words.say('acted.headline', { act, candidate: candidate.fullName, date: '' }),
      words.say('wrote.row', { date: words.day(on) }),
    ],
    todo: (_item, words) => words.say('member.page', {}),
    otherwise: ({ act, candidate }, words) =>
      words.opening(words.say('acted.do', { act, candidate: candidate.fullName })),
  },
};

/** Of one section: all are of one kind. */
export function sectionCount(items: readonly [MemberItem, ...MemberItem[]], words: MailWords): string {
  return writerOf(items[0]).count(items, words);
}

function mostUrgent(promises: readonly MemberItem<'CALL_PROMISED'>[]): 'TODAY' | 'AHEAD' | 'LATE' {
  const ahead = Math.min(...promises.map(({ businessDaysAhead }) => businessDaysAhead));
  if (ahead < 0) return 'LATE';
  return ahead === 0 ? 'TODAY' : 'AHEAD';
}

/** `item` is clean. */
export function itemRow(item: MemberItem, words: MailWords): MailBlockOf<'ROW'> {
  const { candidate, job, stage, recruiterName } = item;
  const writer = writerOf(item);
  return {
    kind: 'ROW',
    title: candidate.fullName,
    reach: { email: candidate.email, phone: candidate.phone },
    lines: [
      [job.title, stage ?? ''].filter(Boolean).map(isolated).join(' · '),
      ...(recruiterName ? [words.say('member.recruiter', { recruiter: recruiterName })] : []),
      ...writer.row(item, words),
    ],
    ...linksOf(item, writer.todo(item, words), words),
    otherwise: writer.otherwise(item, words),
    quote: quoteOf(item),
  };
}

/** The words that it is about: of the message that waits, or of the candidate. */
function quoteOf(item: MemberItem): string | null {
  if (item.kind === 'MESSAGE_AWAITS_APPROVAL') return item.text || null;
  return 'message' in item ? item.message || null : null;
}

function writerOf(item: MemberItem): ItemWriter<MemberItemKind> {
  // The map's entry for a kind takes that kind; TypeScript cannot follow a union through it.
  return ITEMS[item.kind] as ItemWriter<MemberItemKind>;
}

/** Words lead to the application in the organization's own system, or nowhere: never to something else. */
export function atsLink({ atsUrl }: MemberSubject, words: string): MailLink {
  return { words, to: atsUrl === null ? null : { address: atsUrl } };
}

/** To where it is answered, and to the application; if it is not answered by a page, what is to be done leads there. */
function linksOf(item: MemberItem, todo: string, words: MailWords): { link: MailLink; more: MailLink | null } {
  const answer = answerLink(item, todo);
  if (answer === null) return { link: atsLink(item, todo), more: null };
  return { link: answer, more: item.atsUrl === null ? null : atsLink(item, words.say('member.open', {})) };
}

/** Null where it cannot be answered by a page. */
export function answerLink({ answerBelow }: MemberSubject, words: string): MailLink | null {
  return answerBelow ? { words, to: { slot: 'answer', below: answerBelow } } : null;
}

function perhapsDay(day: string | null | undefined, words: MailWords): { when: 'DAY' | 'OPEN'; date: string } {
  return day ? { when: 'DAY', date: words.day(day) } : { when: 'OPEN', date: '' };
}
