import { CANDIDATE_ACTS, type CandidateAct, type MailFacts, type MailOutcome } from '../mail-facts.js';
import { MAIL_KINDS, type MailKind } from '../mail-kind.js';
import { needed } from '../missing-fact.js';

type OutcomeKind = MailOutcome['kind'];

/** Outcomes and receipts are worded one by one: what fits a yes would be cruel in a no. */
export type TemplateKind =
  | Exclude<MailKind, 'OUTCOME' | 'RECEIPT'>
  | `OUTCOME_${OutcomeKind}`
  | `RECEIPT_${CandidateAct}`;

const OUTCOME_KINDS: readonly OutcomeKind[] = ['HIRED', 'REJECTED', 'ADVANCED'];

/** What an organization can put into words of its own, in each language. */
export const TEMPLATE_KINDS: readonly TemplateKind[] = [
  ...MAIL_KINDS.filter((kind) => kind !== 'OUTCOME' && kind !== 'RECEIPT'),
  ...OUTCOME_KINDS.map((kind) => `OUTCOME_${kind}` as const),
  ...CANDIDATE_ACTS.map((act) => `RECEIPT_${act}` as const),
];

/** Whose words a mail takes. Throws MissingFact without the fact that decides. */
export function templateKindOf(kind: MailKind, { outcome, receipt }: MailFacts): TemplateKind {
  if (kind === 'OUTCOME') return `OUTCOME_${needed(outcome, kind, 'outcome').kind}`;
  if (kind === 'RECEIPT') return `RECEIPT_${needed(receipt, kind, 'receipt').act}`;
  return kind;
}
