import type { MailFacts, MailTimeline } from '../../src/notifications/mails/mail-facts.js';
import type { MailKind } from '../../src/notifications/mails/mail-kind.js';

export interface SampleMail {
  /** Its file name without language and ending. */
  name: string;
  kind: MailKind;
  facts: MailFacts;
}

const day = (date: string) => ({ date, precision: 'DAY' as const });
const week = (date: string) => ({ date, precision: 'WEEK' as const });
const month = (date: string) => ({ date, precision: 'MONTH' as const });

const TIMELINE: MailTimeline = {
  milestone: 'DECISION',
  dateBefore: null,
  dateNow: null,
  followUpDate: null,
  holdUntil: null,
};

export const SAMPLE_FACTS: MailFacts = {
  organization: { name: 'Brightwater Labs', colour: '#0b6e4f', logoUrl: null },
  candidate: { fullName: 'Ana Ríos' },
  job: { title: 'Staff Engineer' },
  stage: 'Interview',
  recruiter: { name: 'Sam Lee', email: 'sam.lee@brightwater.example' },
  timeline: TIMELINE,
  reason: null,
  note: null,
};

/** As the tests need them: one application, and what is new about it. */
export type Change = Partial<Omit<MailFacts, 'timeline'>> & { timeline?: Partial<MailTimeline> };

export function sampleFacts(change: Change): MailFacts {
  return { ...SAMPLE_FACTS, ...change, timeline: { ...TIMELINE, ...change.timeline } };
}

function sample(name: string, kind: MailKind, change: Change): SampleMail {
  return { name, kind, facts: sampleFacts(change) };
}

const calendarEntry = (revision: number) => ({
  timelineId: '0198c0de-0000-7000-8000-000000000001',
  revision,
  revisedAt: '2026-11-06T08:00:00Z',
});

/** Every kind about one application, and each of its faces that reads differently; the first of a kind stands for it. */
export const SAMPLE_MAILS: readonly SampleMail[] = [
  sample('timeline-set', 'TIMELINE_SET', {
    timeline: { dateNow: day('2026-12-04'), followUpDate: '2026-12-14', calendarEntry: calendarEntry(1) },
  }),
  sample('timeline-set-next-step', 'TIMELINE_SET', {
    stage: null,
    recruiter: null,
    timeline: { milestone: 'NEXT_STEP', dateNow: month('2026-12-31') },
  }),
  sample('timeline-extended', 'TIMELINE_EXTENDED', {
    reason: 'INTERVIEWS_CONTINUING',
    note: 'You left a strong impression on the team, and we want to be fair to everybody.\n\nSorry again, Sam',
    timeline: {
      dateBefore: day('2026-12-04'),
      dateNow: day('2026-12-11'),
      followUpDate: '2026-12-21',
      calendarEntry: calendarEntry(2),
    },
  }),
  sample('timeline-set-names-from-right-to-left', 'TIMELINE_SET', {
    organization: { name: 'شركة النور', colour: '#0b6e4f', logoUrl: null },
    candidate: { fullName: 'ליאור כהן' },
    job: { title: 'مهندس برمجيات (C++)' },
    recruiter: { name: 'سارة علي', email: 'sara@alnoor.example' },
    timeline: { dateNow: day('2026-12-04') },
  }),
  sample('timeline-extended-to-week', 'TIMELINE_EXTENDED', {
    reason: 'BUDGET',
    timeline: { milestone: 'NEXT_STEP', dateBefore: day('2026-11-27'), dateNow: week('2026-12-04') },
  }),
  sample('timeline-advanced', 'TIMELINE_ADVANCED', {
    organization: { ...SAMPLE_FACTS.organization, logoUrl: 'https://brightwater.example/logo.png' },
    reason: 'SCHEDULING',
    timeline: { dateBefore: day('2026-12-11'), dateNow: day('2026-12-04'), followUpDate: '2026-12-14' },
  }),
  sample('timeline-reconfirmed', 'TIMELINE_RECONFIRMED', {
    timeline: { dateBefore: week('2026-12-04'), dateNow: day('2026-12-04'), followUpDate: '2026-12-14' },
  }),
  sample('timeline-held', 'TIMELINE_HELD', {
    reason: 'APPROVAL_PENDING',
    timeline: { dateBefore: day('2026-12-04'), dateNow: day('2026-12-04'), holdUntil: '2027-01-15' },
  }),
  sample('timeline-held-date-after', 'TIMELINE_HELD', {
    reason: 'DECISION_MAKER_AWAY',
    timeline: { dateBefore: day('2026-12-04'), dateNow: day('2027-01-22'), holdUntil: '2027-01-15' },
  }),
  sample('timeline-resumed', 'TIMELINE_RESUMED', {
    timeline: { dateBefore: day('2026-12-04'), dateNow: day('2027-01-22'), followUpDate: '2027-02-01' },
  }),
  sample('timeline-passed', 'TIMELINE_PASSED', {
    timeline: { dateBefore: day('2026-12-04'), dateNow: day('2026-12-04') },
    nextWordOn: '2026-12-15',
  }),
  sample('timeline-passed-without-next-word', 'TIMELINE_PASSED', {
    timeline: { milestone: 'NEXT_STEP', dateBefore: week('2026-12-04'), dateNow: week('2026-12-04') },
    nextWordOn: null,
  }),
  sample('still-undecided', 'STILL_UNDECIDED', {
    timeline: { dateBefore: day('2026-12-04'), dateNow: day('2026-12-04') },
    nextWordOn: '2026-12-22',
  }),
  sample('still-undecided-last', 'STILL_UNDECIDED', {
    timeline: { dateBefore: day('2026-12-04'), dateNow: day('2026-12-04') },
    nextWordOn: '2027-01-08',
    lastNote: true,
  }),
  sample('still-undecided-next-step', 'STILL_UNDECIDED', {
    timeline: { milestone: 'NEXT_STEP', dateBefore: month('2026-11-30'), dateNow: month('2026-11-30') },
    nextWordOn: '2026-12-22',
  }),
  sample('outcome-hired', 'OUTCOME_HIRED', {
    outcome: { kind: 'HIRED' },
    nextWordOn: '2026-12-08',
    timeline: { dateBefore: day('2026-12-04') },
  }),
  sample('outcome-rejected', 'OUTCOME_REJECTED', {
    outcome: { kind: 'REJECTED', reason: null },
    timeline: { dateBefore: day('2026-12-04') },
  }),
  sample('outcome-rejected-position-filled', 'OUTCOME_REJECTED', {
    outcome: { kind: 'REJECTED', reason: 'POSITION_FILLED' },
    note: 'Your talk on queues was the best I have seen this year.',
  }),
  sample('outcome-rejected-position-cancelled', 'OUTCOME_REJECTED', {
    outcome: { kind: 'REJECTED', reason: 'POSITION_CANCELLED' },
  }),
  sample('outcome-advanced', 'OUTCOME_ADVANCED', {
    stage: 'Team day',
    outcome: { kind: 'ADVANCED' },
    timeline: { dateBefore: day('2026-12-04'), dateNow: day('2026-12-18') },
  }),
  sample('outcome-advanced-without-date', 'OUTCOME_ADVANCED', {
    outcome: { kind: 'ADVANCED' },
    timeline: { milestone: 'NEXT_STEP', dateBefore: day('2026-12-04') },
  }),
  sample('outcome-hired-correction', 'OUTCOME_HIRED', {
    outcome: { kind: 'HIRED' },
    corrects: true,
    nextWordOn: '2026-12-08',
  }),
  sample('outcome-rejected-correction', 'OUTCOME_REJECTED', {
    outcome: { kind: 'REJECTED', reason: null },
    corrects: true,
    note: 'This was my mistake alone, and I am sorry for what it does to your plans. Please call me.',
  }),
  sample('receipt-update-request', 'RECEIPT_UPDATE_REQUEST', {
    receipt: { act: 'UPDATE_REQUEST' },
    nextWordOn: '2026-12-08',
    timeline: { dateNow: day('2026-12-11') },
  }),
  sample('receipt-update-request-without-day', 'RECEIPT_UPDATE_REQUEST', {
    receipt: { act: 'UPDATE_REQUEST' },
    recruiter: null,
  }),
  sample('receipt-still-interested', 'RECEIPT_STILL_INTERESTED', {
    receipt: { act: 'STILL_INTERESTED' },
    timeline: { dateNow: day('2026-12-11') },
  }),
  sample('receipt-thank-you', 'RECEIPT_THANK_YOU', { receipt: { act: 'THANK_YOU' } }),
  sample('receipt-competing-offer', 'RECEIPT_COMPETING_OFFER', {
    receipt: { act: 'COMPETING_OFFER', deadline: '2026-12-04' },
    timeline: { dateNow: day('2026-12-11') },
  }),
  sample('receipt-withdraw', 'RECEIPT_WITHDRAW', { receipt: { act: 'WITHDRAW' } }),
  sample('receipt-do-not-write', 'RECEIPT_DO_NOT_WRITE', { receipt: { act: 'DO_NOT_WRITE' } }),
];
