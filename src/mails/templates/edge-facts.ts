import { LONGEST_NAME, LONGEST_NOTE } from '../clean-text.js';
import type { ByLanguage, CandidateAct, MailFacts, MailFooter, MailOutcome, MailReceipt } from '../mail-facts.js';
import { actOf, decisionOf, isOutcome, isReceipt, type MailKind } from '../mail-kind.js';
import { MAIL_LANGUAGES } from '../words/mail-languages.js';

export interface EdgeMail {
  kind: MailKind;
  facts: MailFacts;
}

/** No day of the year is longer in words. */
const LONGEST_DAY = '2026-09-30';
const LATER_DAY = '2026-12-30';
const day = (date: string) => ({ date, precision: 'DAY' as const });

interface Names {
  name: string;
  note: string | null;
}

/** Names that a template has to stand: the longest, the most to escape, another direction, and what looks like code. */
const NAMES: readonly Names[] = [
  { name: 'W'.repeat(LONGEST_NAME), note: 'W '.repeat(LONGEST_NOTE / 2) },
  { name: `&"'<>{`.repeat(Math.ceil(LONGEST_NAME / 6)).slice(0, LONGEST_NAME), note: '"'.repeat(LONGEST_NOTE) },
  { name: 'عبد الرحمن بن محمد', note: 'שלום' },
  { name: '{{link:preferences}}<script>{name}', note: null },
];

/** The mails of a kind at the edges of what can be known: everything, and as little as there may be. */
export function edgeMails(kind: MailKind): EdgeMail[] {
  const facts = [...NAMES.map(everything), nothingMore({ name: 'Ana', note: null })];
  return facts.map((each) => edgeMail(kind, each));
}

function edgeMail(kind: MailKind, facts: MailFacts): EdgeMail {
  if (isOutcome(kind)) return { kind, facts: { ...facts, outcome: outcomeOf(decisionOf(kind)) } };
  if (isReceipt(kind)) return { kind, facts: { ...facts, receipt: receiptOf(actOf(kind)) } };
  return { kind, facts };
}

function outcomeOf(kind: MailOutcome['kind']): MailOutcome {
  return kind === 'REJECTED' ? { kind, reason: null } : { kind };
}

function receiptOf(act: CandidateAct): MailReceipt {
  return act === 'COMPETING_OFFER' ? { act, deadline: LONGEST_DAY } : { act };
}

function everything({ name, note }: Names): MailFacts {
  return {
    organization: { name, footers: footersOf(name) },
    candidate: { fullName: name },
    job: { title: name },
    stage: Object.fromEntries(MAIL_LANGUAGES.map(({ locale }) => [locale, name])),
    recruiter: { name, email: 'recruiter@example.com' },
    timeline: {
      milestone: 'DECISION',
      dateBefore: day(LONGEST_DAY),
      dateNow: day(LATER_DAY),
      holdUntil: LONGEST_DAY,
    },
    reason: 'INTERVIEWS_CONTINUING',
    note: note === null ? null : { text: note, author: name, locale: null },
    nextWordOn: LATER_DAY,
  };
}

/** In each language, so that none is without. */
function footersOf(text: string): ByLanguage<MailFooter> {
  const footer = { legal: text, privacyUrl: 'https://privacy.example/', dataRetention: text };
  return Object.fromEntries(MAIL_LANGUAGES.map(({ locale }) => [locale, footer]));
}

/** What can be missing is: `placeholders.ts` says of which kind. */
function nothingMore(names: Names): MailFacts {
  const facts = everything(names);
  return { ...facts, organization: { name: names.name }, stage: null, recruiter: null };
}
