import { manyLines, oneLine } from './clean-text.js';
import { keepTogether } from './keep-together.js';
import type { MailFacts } from './mail-facts.js';

/** The longest address RFC 5321 allows: 64 for the local part, the at sign, 255 for the domain. */
const LONGEST_ADDRESS = 320;

/** The same facts as printable text; what is empty then counts as missing. */
export function cleanFacts(facts: MailFacts): MailFacts {
  return {
    ...facts,
    organization: { ...facts.organization, name: nameOf(facts.organization.name) },
    candidate: { fullName: nameOf(facts.candidate.fullName) },
    job: { title: nameOf(facts.job.title) },
    stage: nameOf(facts.stage) || null,
    recruiter: cleanRecruiter(facts.recruiter),
    note: manyLines(facts.note ?? '') || null,
  };
}

function cleanRecruiter(recruiter: MailFacts['recruiter']): MailFacts['recruiter'] {
  const email = oneLine(recruiter?.email ?? '', LONGEST_ADDRESS);
  return email ? { name: nameOf(recruiter?.name), email } : null;
}

function nameOf(text: string | null | undefined): string {
  return keepTogether(oneLine(text ?? ''));
}
