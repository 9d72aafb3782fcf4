import type { CalendarDate, EndedEntry, MailFacts, MailReceipt, PromisedDate } from '../../src/mails/mail-facts.js';
import { type MailKind, outcomeMail, receiptMail } from '../../src/mails/mail-kind.js';
import {
  type ChangeWords,
  type NewsNote,
  type NewsOutcome,
  type NewsTimeline,
  newsOfChange,
  newsOfNote,
  newsOfOutcome,
  newsOfReceipt,
} from '../../src/mails/news.js';
import { kindOfChange } from './kind-of-change.js';

export interface SampleMail {
  /** Its file name without language and ending. */
  name: string;
  kind: MailKind;
  facts: MailFacts;
}

/** Whom and what a mail is about, without its news. */
export type Around = Pick<MailFacts, 'organization' | 'candidate' | 'job' | 'stage' | 'recruiter'>;

const day = (date: string): PromisedDate => ({ date, precision: 'DAY' });
const week = (date: string): PromisedDate => ({ date, precision: 'WEEK' });
const month = (date: string): PromisedDate => ({ date, precision: 'MONTH' });

const TIMELINE_ID = '0198c0de-0000-7000-8000-000000000001';

export const AROUND: Around = {
  organization: { name: 'Brightwater Labs', colour: '#0b6e4f', logoUrl: null, locale: 'en' },
  candidate: { fullName: 'Ana Ríos' },
  job: { title: 'Staff Engineer' },
  stage: null,
  recruiter: { name: 'Sam Lee', email: 'sam.lee@brightwater.example' },
};

/** An organization that has filled in all that it can. */
const FOOTERS = {
  en: {
    legal:
      'Brightwater Labs GmbH, Lindenstraße 4, 10969 Berlin\nManaging director: Jo Brandt · Registered at Charlottenburg, HRB 123456 B',
    privacyUrl: 'https://brightwater.example/privacy',
    dataRetention:
      'We keep your application for six months and then erase it. Write to us if you want it erased sooner.',
  },
  de: {
    legal:
      'Brightwater Labs GmbH, Lindenstraße 4, 10969 Berlin\nGeschäftsführer: Jo Brandt · Amtsgericht Charlottenburg, HRB 123456 B',
    privacyUrl: 'https://brightwater.example/datenschutz',
    dataRetention:
      'Ihre Bewerbung bewahren wir sechs Monate auf und löschen sie dann. Auf Wunsch löschen wir sie früher.',
  },
};

const PUBLIC_STAGE = {
  en: 'Interviews',
  ar: 'المقابلات',
  de: 'Gespräche',
  es: 'Entrevistas',
  fr: 'Entretiens',
  ja: '面接',
};

const TEAM: Around['organization'] = { ...AROUND.organization, replyTo: 'jobs@brightwater.example', footers: FOOTERS };
const NOBODY: Partial<Around> = { recruiter: null };
const SAM = { author: 'Sam Lee', locale: null };

type State = Partial<NewsTimeline> & Pick<NewsTimeline, 'current'>;

export function stateOf(state: State): NewsTimeline {
  return {
    timelineId: TIMELINE_ID,
    milestone: 'DECISION',
    revision: 1,
    disclosed: null,
    disclosedIsOver: false,
    holdUntil: null,
    holdEndedOn: null,
    slipCount: 0,
    ...state,
  };
}

const REVISED: ChangeWords = { reason: null, note: null, revisedAt: '2026-11-06T08:00:00Z', nextWordOn: null };

/** A change, of the kind that it is by what the candidate knew. */
function change(
  name: string,
  state: State & { wasHeld?: boolean; nextWordOn?: CalendarDate },
  words: Partial<ChangeWords> = {},
  around: Partial<Around> = {},
): SampleMail {
  const { wasHeld = false, nextWordOn = null, ...rest } = state;
  const timeline = stateOf({ revision: rest.disclosed ? 2 : 1, ...rest });
  const news = newsOfChange(timeline, { ...REVISED, nextWordOn, ...words });
  return { name, kind: kindOfChange(timeline, wasHeld), facts: { ...AROUND, ...around, ...news } };
}

function note(name: string, state: State, note: NewsNote, around: Partial<Around> = {}): SampleMail {
  const news = newsOfNote(stateOf({ disclosedIsOver: true, slipCount: 1, ...state }), note);
  return {
    name,
    kind: note.number === 0 ? 'TIMELINE_PASSED' : 'STILL_UNDECIDED',
    facts: { ...AROUND, ...around, ...news },
  };
}

const ENDED: EndedEntry = {
  timelineId: TIMELINE_ID,
  revision: 3,
  revisedAt: '2026-12-03T08:00:00Z',
  milestone: 'DECISION',
  date: day('2026-12-04'),
};

function outcome(
  name: string,
  state: Partial<NewsOutcome> & Pick<NewsOutcome, 'outcome'>,
  around: Partial<Around> = {},
): SampleMail {
  const whole = { note: null, corrects: null, nextWordOn: null, next: null, endedEntries: [ENDED], ...state };
  return { name, kind: outcomeMail(state.outcome.kind), facts: { ...AROUND, ...around, ...newsOfOutcome(whole) } };
}

function receipt(
  name: string,
  done: MailReceipt,
  known: { current?: PromisedDate; nextWordOn?: CalendarDate } = {},
  around: Partial<Around> = {},
): SampleMail {
  const state = known.current ? stateOf({ current: known.current }) : null;
  const news = newsOfReceipt(done, state, done.act === 'WITHDRAW' ? [ENDED] : []);
  return {
    name,
    kind: receiptMail(done.act),
    facts: { ...AROUND, ...around, ...news, nextWordOn: known.nextWordOn ?? null },
  };
}

const passedDay = { disclosed: day('2026-12-04'), current: day('2026-12-04') };

/** Every kind about one application, and each of its faces that reads differently; the first of a kind stands for it. */
export const SAMPLE_MAILS: readonly SampleMail[] = [
  change('timeline-set', { current: day('2026-12-04') }),
  change('timeline-set-next-step', { milestone: 'NEXT_STEP', current: month('2026-12-31') }, {}, NOBODY),
  change(
    'timeline-set-with-all-of-an-organization',
    { current: week('2026-12-04') },
    {},
    { ...NOBODY, organization: TEAM, stage: PUBLIC_STAGE, candidate: { fullName: 'ANA RÍOS', greetingName: 'Ana' } },
  ),
  change(
    'timeline-set-names-from-right-to-left',
    { current: day('2026-12-04') },
    {},
    {
      organization: { ...AROUND.organization, name: 'شركة النور' },
      candidate: { fullName: 'ליאור כהן' },
      job: { title: 'مهندس برمجيات (C++)' },
      recruiter: { name: 'سارة علي', email: 'sara@alnoor.example' },
    },
  ),
  change(
    'timeline-set-with-a-salutation',
    { current: day('2026-12-04') },
    {},
    { candidate: { fullName: 'Ana Ríos', salutation: 'Sehr geehrte Frau Ríos' } },
  ),
  change(
    'timeline-extended',
    { disclosed: day('2026-12-04'), current: day('2026-12-11'), slipCount: 1 },
    {
      reason: 'INTERVIEWS_CONTINUING',
      note: {
        ...SAM,
        text: 'We want to be fair to everybody, and two conversations are still to come.\n\nSorry again, Sam',
      },
    },
  ),
  change(
    'timeline-extended-again',
    { disclosed: day('2026-12-11'), current: day('2026-12-18'), slipCount: 2, revision: 3 },
    { reason: 'ROLE_CHANGED' },
    { ...NOBODY, organization: TEAM },
  ),
  change(
    'timeline-extended-a-third-time',
    { milestone: 'NEXT_STEP', disclosed: day('2026-12-18'), current: day('2027-01-08'), slipCount: 3, revision: 4 },
    { note: { text: 'The next date is one that we can keep.', author: null, locale: 'en' } },
  ),
  change(
    'timeline-extended-after-it-passed',
    { ...passedDay, disclosedIsOver: true, current: day('2026-12-16'), slipCount: 1 },
    { reason: 'APPROVAL_PENDING' },
  ),
  change('timeline-extended-after-it-passed-a-fourth-time', {
    ...passedDay,
    milestone: 'NEXT_STEP',
    disclosedIsOver: true,
    current: day('2026-12-16'),
    slipCount: 4,
  }),
  change(
    'timeline-extended-to-week',
    { milestone: 'NEXT_STEP', disclosed: day('2026-11-27'), current: week('2026-12-04'), slipCount: 1 },
    { reason: 'BUDGET' },
    NOBODY,
  ),
  change(
    'timeline-advanced',
    { disclosed: day('2026-12-11'), current: day('2026-12-04') },
    { reason: 'SCHEDULING' },
    { organization: { ...AROUND.organization, logoUrl: 'https://brightwater.example/logo.png' } },
  ),
  change('timeline-advanced-to-week', {
    milestone: 'NEXT_STEP',
    disclosed: month('2026-12-31'),
    current: week('2026-12-11'),
  }),
  change('timeline-reconfirmed', { ...passedDay }),
  change('timeline-reconfirmed-as-a-day', {
    milestone: 'NEXT_STEP',
    disclosed: week('2026-12-04'),
    current: day('2026-12-04'),
  }),
  change('timeline-held', { ...passedDay, holdUntil: '2027-01-15' }, { reason: 'APPROVAL_PENDING' }),
  change(
    'timeline-held-with-next-word',
    { ...passedDay, holdUntil: '2027-01-15', nextWordOn: '2027-01-18' },
    { reason: 'MORE_CANDIDATES' },
    NOBODY,
  ),
  change(
    'timeline-held-date-after',
    { disclosed: day('2026-12-04'), current: day('2027-01-22'), holdUntil: '2027-01-15' },
    { reason: 'DECISION_MAKER_AWAY' },
  ),
  change(
    'timeline-held-next-step',
    { milestone: 'NEXT_STEP', disclosed: week('2026-12-04'), current: month('2027-01-29'), holdUntil: '2027-01-15' },
    {},
    { ...NOBODY, organization: TEAM },
  ),
  change('timeline-resumed', { disclosed: day('2026-12-04'), current: day('2027-01-22'), wasHeld: true }),
  change('timeline-resumed-next-step', {
    milestone: 'NEXT_STEP',
    disclosed: week('2027-01-22'),
    current: week('2027-01-22'),
    wasHeld: true,
  }),
  note('timeline-passed', passedDay, { number: 0, nextWordOn: '2026-12-15', isLast: false }),
  note(
    'timeline-passed-next-step',
    { milestone: 'NEXT_STEP', disclosed: week('2026-12-04'), current: week('2026-12-04') },
    { number: 0, nextWordOn: '2026-12-15', isLast: false },
    NOBODY,
  ),
  note('timeline-passed-last', passedDay, { number: 0, nextWordOn: '2026-12-15', isLast: true }),
  note(
    'timeline-passed-during-a-hold',
    { ...passedDay, holdEndedOn: '2026-12-15' },
    {
      number: 0,
      nextWordOn: '2026-12-22',
      isLast: false,
    },
  ),
  note(
    'timeline-passed-last-next-step',
    { milestone: 'NEXT_STEP', disclosed: month('2026-11-30'), current: month('2026-11-30') },
    { number: 0, nextWordOn: '2026-12-08', isLast: true },
    { ...NOBODY, organization: TEAM },
  ),
  note('still-undecided', passedDay, { number: 1, nextWordOn: '2026-12-22', isLast: false }),
  note('still-undecided-again', passedDay, { number: 2, nextWordOn: '2026-12-30', isLast: false }),
  note('still-undecided-last', passedDay, { number: 3, nextWordOn: '2027-01-08', isLast: true }),
  note(
    'still-undecided-next-step',
    { milestone: 'NEXT_STEP', disclosed: month('2026-11-30'), current: month('2026-11-30') },
    { number: 2, nextWordOn: '2026-12-22', isLast: false },
    { ...NOBODY, organization: TEAM },
  ),
  note(
    'still-undecided-last-next-step',
    { milestone: 'NEXT_STEP', disclosed: week('2026-12-04'), current: week('2026-12-04') },
    { number: 3, nextWordOn: '2027-01-08', isLast: true },
  ),
  outcome('outcome-hired', { outcome: { kind: 'HIRED' }, nextWordOn: '2026-12-08' }),
  outcome('outcome-hired-without-a-day', { outcome: { kind: 'HIRED' } }, NOBODY),
  outcome('outcome-rejected', { outcome: { kind: 'REJECTED', reason: null } }),
  outcome(
    'outcome-rejected-with-all-of-an-organization',
    { outcome: { kind: 'REJECTED', reason: 'OTHER' } },
    { ...NOBODY, organization: TEAM, stage: PUBLIC_STAGE },
  ),
  outcome('outcome-rejected-position-filled', {
    outcome: { kind: 'REJECTED', reason: 'POSITION_FILLED' },
    note: { ...SAM, text: 'Your talk on queues was the best I have seen this year.' },
  }),
  outcome(
    'outcome-rejected-position-cancelled',
    { outcome: { kind: 'REJECTED', reason: 'POSITION_CANCELLED' }, endedEntries: [] },
    NOBODY,
  ),
  outcome('outcome-advanced', {
    outcome: { kind: 'ADVANCED' },
    next: {
      milestone: 'DECISION',
      dateBefore: null,
      dateNow: day('2026-12-18'),
      holdUntil: null,
      calendarEntry: {
        timelineId: '0198c0de-0000-7000-8000-000000000002',
        revision: 1,
        revisedAt: '2026-12-03T08:00:00Z',
      },
    },
  }),
  outcome('outcome-advanced-to-hear-of-a-step', {
    outcome: { kind: 'ADVANCED' },
    next: { milestone: 'NEXT_STEP', dateBefore: null, dateNow: week('2026-12-18'), holdUntil: null },
  }),
  outcome('outcome-advanced-with-a-day', { outcome: { kind: 'ADVANCED' }, nextWordOn: '2026-12-08' }, NOBODY),
  outcome('outcome-advanced-without-a-day', { outcome: { kind: 'ADVANCED' } }),
  outcome('outcome-hired-correction', {
    outcome: { kind: 'HIRED' },
    corrects: 'REJECTED',
    nextWordOn: '2026-12-08',
    endedEntries: [],
  }),
  outcome('outcome-rejected-correction', {
    outcome: { kind: 'REJECTED', reason: null },
    corrects: 'HIRED',
    note: { ...SAM, text: 'This was my mistake alone, and I am sorry for what it does to your plans. Please call me.' },
    endedEntries: [],
  }),
  outcome(
    'outcome-advanced-correction',
    { outcome: { kind: 'ADVANCED' }, corrects: 'HIRED', nextWordOn: '2026-12-08', endedEntries: [] },
    { ...NOBODY, organization: TEAM },
  ),
  outcome(
    'outcome-rejected-correction-of-a-next-step',
    { outcome: { kind: 'REJECTED', reason: null }, corrects: 'ADVANCED' },
    { ...NOBODY, organization: TEAM },
  ),
  receipt(
    'receipt-update-request',
    { act: 'UPDATE_REQUEST' },
    { current: day('2026-12-11'), nextWordOn: '2026-12-08' },
  ),
  receipt('receipt-update-request-without-a-day', { act: 'UPDATE_REQUEST' }, {}, NOBODY),
  receipt('receipt-still-interested', { act: 'STILL_INTERESTED' }, { current: day('2026-12-11') }),
  receipt('receipt-thank-you', { act: 'THANK_YOU' }, {}, { stage: PUBLIC_STAGE }),
  receipt(
    'receipt-competing-offer',
    { act: 'COMPETING_OFFER', deadline: '2026-12-04' },
    { current: day('2026-12-11') },
  ),
  receipt('receipt-withdraw', { act: 'WITHDRAW' }),
  receipt('receipt-do-not-write', { act: 'DO_NOT_WRITE' }),
  receipt('receipt-do-not-write-without-a-recruiter', { act: 'DO_NOT_WRITE' }, {}, { ...NOBODY, organization: TEAM }),
  receipt('receipt-do-not-write-with-nobody-to-ask', { act: 'DO_NOT_WRITE' }, {}, NOBODY),
  receipt('receipt-data-request', { act: 'DATA_REQUEST' }),
  receipt('receipt-erasure-request', { act: 'ERASURE_REQUEST' }),
];

/** An everyday application without news, for what a test puts in. */
export const SAMPLE_FACTS: MailFacts = {
  ...AROUND,
  timeline: { milestone: 'DECISION', dateBefore: null, dateNow: null, holdUntil: null },
  reason: null,
  note: null,
};

/** As the tests need them: one application, and what is new about it. */
export type Change = Partial<Omit<MailFacts, 'timeline'>> & { timeline?: Partial<MailFacts['timeline']> };

export function sampleFacts(change: Change): MailFacts {
  return { ...SAMPLE_FACTS, ...change, timeline: { ...SAMPLE_FACTS.timeline, ...change.timeline } };
}

/** The facts of a sample by its name. */
export function sampleNamed(name: string): SampleMail {
  const sample = SAMPLE_MAILS.find((each) => each.name === name);
  if (sample === undefined) throw new Error(`there is no sample ${name}`);
  return sample;
}
