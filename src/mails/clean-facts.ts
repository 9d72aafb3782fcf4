import { LONGEST_NAME, LONGEST_NOTE, manyLines, oneLine } from './clean-text.js';
import { keepTogether } from './layout/keep-together.js';
import type { MailFacts } from './mail-facts.js';

/** The longest address RFC 5321 allows: 64 for the local part, the at sign, 255 for the domain. */
export const LONGEST_ADDRESS = 320;

/** UTF-16 units at which names and notes are cut. */
export interface TextLimits {
  name: number;
  note: number;
}

const USUAL: TextLimits = { name: LONGEST_NAME, note: LONGEST_NOTE };

/** The same facts as printable text; what is empty then counts as missing. */
export function cleanFacts(facts: MailFacts, { name, note }: TextLimits = USUAL): MailFacts {
  return {
    ...facts,
    organization: { ...facts.organization, name: cleanName(facts.organization.name, name) },
    candidate: { fullName: cleanName(facts.candidate.fullName, name) },
    job: { title: cleanName(facts.job.title, name) },
    stage: cleanName(facts.stage, name) || null,
    recruiter: cleanRecruiter(facts.recruiter, name),
    note: manyLines(facts.note ?? '', note) || null,
  };
}

function cleanRecruiter(recruiter: MailFacts['recruiter'], longest: number): MailFacts['recruiter'] {
  const email = oneLine(recruiter?.email ?? '', LONGEST_ADDRESS);
  return email ? { name: cleanName(recruiter?.name, longest), email } : null;
}

export function cleanName(text: string | null | undefined, longest = LONGEST_NAME): string {
  return keepTogether(oneLine(text ?? '', longest));
}
