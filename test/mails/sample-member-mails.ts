import type {
  MemberItem,
  MemberMailFacts,
  MemberSubject,
  UnreachableCandidate,
  UnreachableWhy,
} from '../../src/mails/member-facts.js';

const organization = { name: 'Brightwater Labs', colour: '#0b6e4f', logoUrl: null };
const member = { fullName: 'Sam Lee' };
const day = (date: string) => ({ date, precision: 'DAY' as const });

function about(fullName: string, title: string, stage: string | null, number: number): MemberSubject {
  const mailbox = fullName
    .toLowerCase()
    .normalize('NFD')
    .replace(/\P{L}+/gu, '.');
  return {
    candidate: {
      fullName,
      email: `${mailbox}@example.test`,
      phone: number % 3 === 0 ? null : `+49 30 1234 ${String(number).padStart(4, '0')}`,
    },
    job: { title },
    stage,
    recruiterName: null,
    atsUrl: number % 2 === 0 ? null : `https://ats.example/applications/${number}`,
    answerBelow: `01999999-0000-7000-8000-${String(number).padStart(12, '0')}`,
  };
}

const DUE = { kind: 'DECISION_DUE', milestone: 'DECISION', date: day('2026-12-08') } as const;

/** Each kind of item, and faces of them that read differently. */
export const SAMPLE_ITEMS: readonly MemberItem[] = [
  {
    kind: 'DECISION_DUE',
    ...about('Noor Haddad', 'Staff Engineer', 'Interview', 1),
    milestone: 'DECISION',
    date: day('2026-12-08'),
    businessDaysAhead: 2,
  },
  {
    kind: 'DECISION_DUE',
    ...about('Ana Ríos', 'Staff Engineer', 'Team day', 2),
    milestone: 'NEXT_STEP',
    date: { date: '2026-12-04', precision: 'WEEK' },
    businessDaysAhead: 0,
  },
  {
    kind: 'DECISION_DUE',
    ...about('Chidi Okafor', 'Data Analyst', null, 3),
    milestone: 'DECISION',
    date: day('2026-12-07'),
    businessDaysAhead: 1,
  },
  {
    kind: 'OVERDUE',
    ...about('Yuki Tanaka', 'Staff Engineer', 'Interview', 4),
    milestone: 'DECISION',
    date: day('2026-12-03'),
    nextWordOn: '2026-12-07',
  },
  {
    kind: 'OVERDUE',
    ...about('Nils Berg', 'Staff Engineer', 'Interview', 20),
    milestone: 'NEXT_STEP',
    date: { date: '2026-11-27', precision: 'WEEK' },
  },
  {
    kind: 'ESCALATED',
    ...about('Lena Vogt', 'Head of Design', 'Offer', 5),
    recruiterName: 'Kim Novak',
    milestone: 'NEXT_STEP',
    date: day('2026-12-01'),
  },
  {
    kind: 'UNTOLD_DECISION',
    ...about('Marc Dubois', 'Data Analyst', 'Interview', 6),
    decidedOn: '2026-12-02',
    why: 'BOUNCED',
  },
  {
    kind: 'UNTOLD_DECISION',
    ...about('Ines Costa', 'Data Analyst', 'Interview', 7),
    decidedOn: '2026-12-02',
    why: 'NOT_APPROVED',
  },
  {
    kind: 'UNTOLD_DECISION',
    ...about('Tom Berg', 'Data Analyst', 'Interview', 8),
    decidedOn: '2026-12-01',
    why: 'FAILED',
  },
  { kind: 'UNTOLD_DECISION', ...about('Ida Holm', 'Data Analyst', 'Interview', 9), decidedOn: '2026-12-01', why: null },
  { kind: 'UNTOLD_REOPENING', ...about('Noa Berger', 'Data Analyst', 'Interview', 27), reopenedOn: '2026-12-02' },
  { kind: 'UPDATE_REQUESTED', ...about('Zoe Kaya', 'Data Analyst', 'Interview', 23), askedOn: '2026-12-02' },
  {
    kind: 'CANDIDATE_WROTE',
    ...about('Lev Marin', 'Data Analyst', 'Interview', 24),
    act: 'THANK_YOU',
    on: '2026-12-02',
    message: 'Thank you for the good conversation.',
  },
  {
    kind: 'CALL_PROMISED',
    ...about('Pia Lund', 'Staff Engineer', 'Interview', 21),
    what: 'OFFER',
    promisedOn: '2026-12-08',
    businessDaysAhead: 2,
  },
  {
    kind: 'CALL_PROMISED',
    ...about('Ken Sato', 'Data Analyst', 'Interview', 22),
    what: 'CONTACT',
    promisedOn: '2026-12-04',
    businessDaysAhead: 0,
  },
  { kind: 'CALL_NEEDED', ...about('Omar Said', 'Staff Engineer', 'Interview', 10), lastTouchOn: '2026-11-26' },
  { kind: 'CALL_NEEDED', ...about('Eva Nagy', 'Staff Engineer', 'Interview', 11), lastTouchOn: null },
  {
    kind: 'SILENT_APPLICATIONS',
    ...about('Paul Weiss', 'Head of Design', 'Application', 12),
    lastTouchOn: '2026-11-12',
  },
  {
    kind: 'MESSAGE_AWAITS_APPROVAL',
    ...about('Rosa Lind', 'Head of Design', 'Offer', 13),
    subject: 'Our decision on your application: Head of Design',
    text: 'Our decision on your application\n--------------------------------\n\nHello Rosa Lind,\n\nThank you for applying for the role of Head of Design at Brightwater Labs.',
    since: '2026-12-03',
    leaving: { how: 'APPROVED' },
    holdsUntil: '2026-12-07',
  },
  {
    kind: 'MESSAGE_AWAITS_APPROVAL',
    ...about('Leo Kurz', 'Head of Design', 'Offer', 18),
    subject: 'Decision moved to 11 Dec: Head of Design',
    text: 'Hello Leo Kurz,\n\nIt will take longer than we told you.',
    since: '2026-12-04',
    leaving: { how: 'BY_ITSELF', on: '2026-12-04', at: '09:10' },
  },
  {
    kind: 'MESSAGE_AWAITS_APPROVAL',
    ...about('Uma Rao', 'Head of Design', 'Offer', 19),
    subject: 'Decision moved to 11 Dec: Head of Design',
    text: 'Hello Uma Rao,\n\nIt will take longer than we told you.',
    since: '2026-12-04',
    leaving: { how: 'BY_ITSELF_LATER' },
  },
  {
    kind: 'MESSAGE_AWAITS_APPROVAL',
    ...about('Lena Vogt', 'Head of Design', 'Offer', 26),
    subject: 'Our earlier message was wrong: Head of Design',
    text: 'Hello Lena Vogt,\n\nWe told you yes, and that was our mistake.',
    since: '2026-12-04',
    leaving: { how: 'APPROVED' },
    callFirst: true,
  },
  {
    kind: 'HOLD_ENDING',
    ...about('Tim Ott', 'Data Analyst', 'Interview', 23),
    milestone: 'DECISION',
    date: day('2026-11-30'),
    until: '2026-12-08',
  },
  {
    kind: 'CONFIRM_DATE',
    ...about('Jan Novák', 'Staff Engineer', 'Interview', 14),
    milestone: 'DECISION',
    date: day('2026-12-10'),
    interviewOn: '2026-12-03',
    toldOn: '2026-12-05',
  },
  {
    kind: 'CONFIRM_DATE',
    ...about('Mia Roth', 'Staff Engineer', 'Interview', 15),
    milestone: 'NEXT_STEP',
    date: day('2026-12-10'),
    interviewOn: '2026-12-03',
    toldOn: null,
  },
  {
    kind: 'NEW_DATE_NEEDED',
    ...about('Ali Reza', 'Staff Engineer', 'Interview', 16),
    milestone: 'DECISION',
    date: day('2026-12-02'),
    why: 'DATE_PASSED',
  },
  {
    kind: 'NEW_DATE_NEEDED',
    ...about('Zoë Blum', 'Staff Engineer', 'Interview', 17),
    milestone: 'DECISION',
    date: { date: '2026-11-30', precision: 'MONTH' },
    why: 'HOLD_ENDED',
  },
];

const unreachable = (why: UnreachableWhy, number: number, name: string, answer: string): UnreachableCandidate => ({
  ...about(name, 'Staff Engineer', 'Interview', number),
  why,
  address: `${name.split(' ')[0]?.toLowerCase()}@example.test`,
  undelivered: {
    subject: 'Decision moved to 11 Dec: Staff Engineer',
    sentOn: '2026-12-03',
  },
  answer,
});

/** A mail that did not arrive, for each reason. */
export const SAMPLE_UNREACHABLE: readonly UnreachableCandidate[] = [
  unreachable('ADDRESS_DEAD', 1, 'Ana Ríos', '550 5.1.1 The email account that you tried to reach does not exist.'),
  unreachable('NOT_DELIVERED', 2, 'Noor Haddad', '552 5.2.2 The recipient is over quota.'),
  unreachable('SENDER_FAULT', 3, 'Chidi Okafor', '554 5.7.1 Client host blocked using a block list.'),
  unreachable('OTHER', 4, 'Yuki Tanaka', 'Your message was held by the gate. Please ask whoever keeps it.'),
];

type SampleMemberMail = {
  [Kind in keyof MemberMailFacts]: { name: string; kind: Kind; facts: MemberMailFacts[Kind] };
}[keyof MemberMailFacts];

/** Every kind, the first of each standing for it. */
export const SAMPLE_MEMBER_MAILS: readonly SampleMemberMail[] = [
  { name: 'member-digest', kind: 'MEMBER_DIGEST', facts: { organization, member, items: SAMPLE_ITEMS } },
  {
    name: 'member-digest-of-one',
    kind: 'MEMBER_DIGEST',
    facts: { organization, member, items: SAMPLE_ITEMS.slice(3, 4) },
  },
  {
    name: 'member-digest-of-promises-ahead',
    kind: 'MEMBER_DIGEST',
    facts: {
      organization,
      member,
      items: SAMPLE_ITEMS.filter((item) => item.kind === 'CALL_PROMISED' && item.businessDaysAhead > 0),
    },
  },
  {
    name: 'member-digest-of-promises-overdue',
    kind: 'MEMBER_DIGEST',
    facts: {
      organization,
      member,
      items: SAMPLE_ITEMS.filter((item) => item.kind === 'CALL_PROMISED').map((item) => ({
        ...item,
        what: item.what === 'OFFER' ? 'NEXT_STEP' : item.what,
        promisedOn: '2026-12-03',
        businessDaysAhead: -1,
      })),
    },
  },
  {
    name: 'member-digest-of-forty',
    kind: 'MEMBER_DIGEST',
    facts: {
      organization,
      member,
      items: Array.from({ length: 40 }, (_, index) => ({
        ...DUE,
        ...about(`Candidate ${index + 1}`, 'Staff Engineer', 'Interview', index + 1),
        businessDaysAhead: 2,
      })),
    },
  },
  ...SAMPLE_UNREACHABLE.map((item) => ({
    name: `candidate-unreachable-${item.why.toLowerCase().replaceAll('_', '-')}`,
    kind: 'CANDIDATE_UNREACHABLE' as const,
    facts: { organization, member, items: [item] },
  })),
  {
    name: 'candidates-unreachable',
    kind: 'CANDIDATE_UNREACHABLE',
    facts: { organization, member, items: SAMPLE_UNREACHABLE },
  },
  {
    name: 'member-unreachable',
    kind: 'MEMBER_UNREACHABLE',
    facts: {
      organization,
      member,
      colleague: { fullName: 'Rita Falk', address: 'rita.falk@example.test' },
      why: 'ADDRESS_DEAD',
      answer: '550 5.1.1 The email account that you tried to reach does not exist.',
    },
  },
  {
    name: 'member-complained',
    kind: 'MEMBER_UNREACHABLE',
    facts: {
      organization,
      member,
      colleague: { fullName: 'Rita Falk', address: 'rita.falk@example.test' },
      why: 'COMPLAINED',
      answer: null,
    },
  },
  {
    name: 'candidate-acted',
    kind: 'CANDIDATE_ACTED',
    facts: {
      organization,
      member,
      ...about('Ana Ríos', 'Staff Engineer', 'Interview', 1),
      receipt: { act: 'COMPETING_OFFER', deadline: '2026-12-11' },
      message: 'Another company has made me an offer.\n\nI would much rather work with you. Is there any news?',
    },
  },
  ...(
    [
      ...(['UPDATE_REQUEST', 'STILL_INTERESTED', 'THANK_YOU', 'WITHDRAW', 'DO_NOT_WRITE'] as const),
      ...(['DATA_REQUEST', 'ERASURE_REQUEST'] as const),
    ] as const
  ).map((act) => ({
    name: `candidate-acted-${act.toLowerCase().replaceAll('_', '-')}`,
    kind: 'CANDIDATE_ACTED' as const,
    facts: { organization, member, ...about('Ana Ríos', 'Staff Engineer', null, 1), receipt: { act }, message: null },
  })),
  ...(['FAILING', 'GONE'] as const).map((why) => ({
    name: `webhook-disabled${why === 'GONE' ? '-gone' : ''}`,
    kind: 'WEBHOOK_DISABLED' as const,
    facts: { organization, member, endpoint: { host: 'ats.example', description: 'Our ATS' }, why },
  })),
];
