import type { EndedEntry, MailFacts, MailReceipt, PromisedDate } from '../../src/mails/mail-facts.js';
import { type MailKind, outcomeMail, receiptMail } from '../../src/mails/mail-kind.js';
import { type NewsOutcome, newsOfOutcome, newsOfReceipt, type ShownPromise } from '../../src/mails/news.js';
import { type Act, type MadeUpLife, mailsOf } from './made-up-life.js';

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

type Said = Partial<Pick<Act, 'reason' | 'note'>>;

/** On that day at nine, where the organization is. */
const at = (date: string) => `${date}T08:00:00Z`;
const set = (date: PromisedDate, on = '2026-11-06'): Act => ({ does: 'SET', at: at(on), date });
const move = (on: string, date: PromisedDate, said: Said = {}): Act => ({ does: 'MOVE', at: at(on), date, ...said });
const hold = (on: string, until: string, said: Said = {}): Act => ({ does: 'HOLD', at: at(on), until, ...said });

/** The last mail that a candidate gets in a life: it has to be of the kind that names the sample. */
function told(
  name: string,
  acts: readonly Act[],
  { milestone = 'DECISION', until = '2026-12-02', notes }: Partial<Omit<MadeUpLife, 'acts'>> = {},
  around: Partial<Around> = {},
): SampleMail {
  const mail = mailsOf({ milestone, acts, until: `${until}T22:00:00Z`, ...(notes === undefined ? {} : { notes }) }).at(
    -1,
  );
  if (mail === undefined || !name.startsWith(mail.kind.toLowerCase().replaceAll('_', '-')))
    throw new Error(`what comes last in the life of ${name} is ${mail?.kind}`);
  return { name, kind: mail.kind, facts: { ...AROUND, ...around, ...mail.news } };
}

const NEXT_STEP = { milestone: 'NEXT_STEP' } as const;
const setDay = set(day('2026-12-04'));

const ENDED: EndedEntry = {
  timelineId: '0198c0de-0000-7000-8000-000000000002',
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

const AHEAD: ShownPromise = {
  milestone: 'DECISION',
  date: day('2026-12-11'),
  heldUntil: null,
  isOver: false,
  nextWordOn: '2026-12-15',
};
const OVER: ShownPromise = { ...AHEAD, date: day('2026-12-04'), isOver: true };

function receipt(
  name: string,
  done: MailReceipt,
  shown: ShownPromise | null = null,
  around: Partial<Around> = {},
): SampleMail {
  const news = newsOfReceipt(done, shown, done.act === 'WITHDRAW' ? [ENDED] : []);
  return { name, kind: receiptMail(done.act), facts: { ...AROUND, ...around, ...news } };
}

/** Every kind about one application, and each of its faces that reads differently; the first of a kind stands for it. */
export const SAMPLE_MAILS: readonly SampleMail[] = [
  told('timeline-set', [setDay]),
  told('timeline-set-next-step', [set(month('2026-12-31'))], NEXT_STEP, NOBODY),
  told(
    'timeline-set-with-all-of-an-organization',
    [set(week('2026-12-04'))],
    {},
    { ...NOBODY, organization: TEAM, stage: PUBLIC_STAGE, candidate: { fullName: 'ANA RÍOS', greetingName: 'Ana' } },
  ),
  told(
    'timeline-set-names-from-right-to-left',
    [setDay],
    {},
    {
      organization: { ...AROUND.organization, name: 'شركة النور' },
      candidate: { fullName: 'ליאור כהן' },
      job: { title: 'مهندس برمجيات (C++)' },
      recruiter: { name: 'سارة علي', email: 'sara@alnoor.example' },
    },
  ),
  told(
    'timeline-set-with-a-salutation',
    [setDay],
    {},
    { candidate: { fullName: 'Ana Ríos', salutation: 'Sehr geehrte Frau Ríos' } },
  ),
  told('timeline-extended', [
    setDay,
    move('2026-12-02', day('2026-12-11'), {
      reason: 'INTERVIEWS_CONTINUING',
      note: {
        ...SAM,
        text: 'We want to be fair to everybody, and two conversations are still to come.\n\nSorry again, Sam',
      },
    }),
  ]),
  told(
    'timeline-extended-again',
    [setDay, move('2026-12-02', day('2026-12-11')), move('2026-12-09', day('2026-12-18'), { reason: 'ROLE_CHANGED' })],
    { until: '2026-12-09' },
    { ...NOBODY, organization: TEAM },
  ),
  told(
    'timeline-extended-a-third-time',
    [
      setDay,
      move('2026-12-02', day('2026-12-11')),
      move('2026-12-09', day('2026-12-18')),
      move('2026-12-17', day('2027-01-08'), {
        note: { text: 'The next date is one that we can keep.', author: null, locale: 'en' },
      }),
    ],
    { ...NEXT_STEP, until: '2026-12-17' },
  ),
  told(
    'timeline-extended-after-it-passed',
    [setDay, move('2026-12-09', day('2026-12-16'), { reason: 'APPROVAL_PENDING' })],
    {
      until: '2026-12-09',
    },
  ),
  told(
    'timeline-extended-after-it-passed-a-fourth-time',
    [
      set(day('2026-11-10')),
      move('2026-11-09', day('2026-11-17')),
      move('2026-11-16', day('2026-11-24')),
      move('2026-11-23', day('2026-12-04')),
      move('2026-12-09', day('2026-12-16')),
    ],
    { ...NEXT_STEP, until: '2026-12-09' },
  ),
  told(
    'timeline-extended-to-week',
    [set(day('2026-11-27')), move('2026-11-25', week('2026-12-04'), { reason: 'BUDGET' })],
    { ...NEXT_STEP, until: '2026-11-25' },
    NOBODY,
  ),
  told(
    'timeline-advanced',
    [set(day('2026-12-11')), move('2026-12-01', day('2026-12-04'), { reason: 'SCHEDULING' })],
    {},
    { organization: { ...AROUND.organization, logoUrl: 'https://brightwater.example/logo.png' } },
  ),
  told('timeline-advanced-to-week', [set(month('2026-12-31')), move('2026-12-01', week('2026-12-11'))], NEXT_STEP),
  told('timeline-reconfirmed', [setDay, { does: 'RECONFIRM', at: at('2026-12-01') }]),
  told('timeline-reconfirmed-as-a-day', [set(week('2026-12-04')), move('2026-12-01', day('2026-12-04'))], NEXT_STEP),
  told('timeline-held', [setDay, hold('2026-12-01', '2027-01-15', { reason: 'APPROVAL_PENDING' })]),
  told(
    'timeline-held-after-the-last-note',
    [set(month('2026-11-30')), hold('2026-12-03', '2027-01-15', { reason: 'MORE_CANDIDATES' })],
    { ...NEXT_STEP, until: '2026-12-03', notes: 0 },
    NOBODY,
  ),
  told('timeline-held-date-after', [
    setDay,
    move('2026-12-01', day('2027-01-22'), { reason: 'DECISION_MAKER_AWAY' }),
    hold('2026-12-01', '2027-01-15'),
  ]),
  told(
    'timeline-held-next-step',
    [set(week('2026-12-04')), move('2026-12-01', month('2027-01-29')), hold('2026-12-01', '2027-01-15')],
    NEXT_STEP,
    { ...NOBODY, organization: TEAM },
  ),
  told(
    'timeline-resumed',
    [set(day('2027-01-22')), hold('2026-12-01', '2027-01-15'), move('2026-12-10', day('2027-01-29'))],
    { until: '2027-01-15' },
  ),
  told(
    'timeline-resumed-after-it-passed',
    [setDay, hold('2026-12-01', '2027-01-15'), move('2026-12-10', day('2027-01-22'))],
    { until: '2027-01-15' },
  ),
  told(
    'timeline-resumed-after-it-passed-next-step',
    [set(week('2026-12-04')), hold('2026-12-01', '2026-12-15'), move('2026-12-17', week('2027-01-08'))],
    { ...NEXT_STEP, until: '2026-12-17' },
  ),
  told(
    'timeline-resumed-next-step',
    [set(week('2027-01-22')), hold('2026-12-01', '2027-01-15'), { does: 'RESUME', at: at('2026-12-21') }],
    { ...NEXT_STEP, until: '2026-12-21' },
  ),
  told('timeline-passed', [setDay], { until: '2026-12-08' }),
  told('timeline-passed-next-step', [set(week('2026-12-04'))], { ...NEXT_STEP, until: '2026-12-08' }, NOBODY),
  told('timeline-passed-last', [setDay], { until: '2026-12-08', notes: 0 }),
  told('timeline-passed-during-a-hold', [setDay, hold('2026-12-01', '2026-12-15')], { until: '2026-12-15' }),
  told(
    'timeline-passed-last-next-step',
    [set(month('2026-11-30'))],
    { ...NEXT_STEP, until: '2026-12-02', notes: 0 },
    { ...NOBODY, organization: TEAM },
  ),
  told('still-undecided', [setDay], { until: '2026-12-15' }),
  told('still-undecided-again', [setDay], { until: '2026-12-22' }),
  told('still-undecided-last', [setDay], { until: '2026-12-29' }),
  told(
    'still-undecided-next-step',
    [set(month('2026-11-30'))],
    { ...NEXT_STEP, until: '2026-12-16' },
    { ...NOBODY, organization: TEAM },
  ),
  told('still-undecided-last-next-step', [set(week('2026-12-04'))], { ...NEXT_STEP, until: '2026-12-29' }),
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
    next: told('timeline-set', [set(day('2026-12-18'), '2026-12-03')], { until: '2026-12-03' }).facts.timeline,
  }),
  outcome('outcome-advanced-to-hear-of-a-step', {
    outcome: { kind: 'ADVANCED' },
    next: told('timeline-set', [set(week('2026-12-18'), '2026-12-03')], { ...NEXT_STEP, until: '2026-12-03' }).facts
      .timeline,
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
  receipt('receipt-update-request', { act: 'UPDATE_REQUEST' }, OVER),
  receipt('receipt-update-request-before-the-date', { act: 'UPDATE_REQUEST' }, AHEAD, NOBODY),
  receipt('receipt-still-interested', { act: 'STILL_INTERESTED' }, AHEAD),
  receipt('receipt-thank-you', { act: 'THANK_YOU' }, null, { stage: PUBLIC_STAGE }),
  receipt('receipt-competing-offer', { act: 'COMPETING_OFFER', deadline: '2026-12-04' }, AHEAD),
  receipt('receipt-withdraw', { act: 'WITHDRAW' }),
  receipt('receipt-do-not-write', { act: 'DO_NOT_WRITE' }),
  receipt('receipt-do-not-write-without-a-recruiter', { act: 'DO_NOT_WRITE' }, null, { ...NOBODY, organization: TEAM }),
  receipt('receipt-do-not-write-with-nobody-to-ask', { act: 'DO_NOT_WRITE' }, null, NOBODY),
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
