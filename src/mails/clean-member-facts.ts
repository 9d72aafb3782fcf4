import { cleanName, LONGEST_ADDRESS } from './clean-facts.js';
import { manyLines, oneLine } from './clean-text.js';
import type { MemberItem, MemberMailFacts, MemberSubject } from './member-facts.js';

/** An answer of a mail server is a line or two; some write essays. */
const LONGEST_ANSWER = 500;

/** In a sentence a candidate has to be called something. */
const NAMELESS = '—';

/** An item as printable text, its names cut after `longest` characters. */
export function cleanItem(item: MemberItem, longest: number): MemberItem {
  const clean = { ...item, ...cleanSubject(item, longest) };
  return clean.kind === 'MESSAGE_AWAITS_APPROVAL' ? { ...clean, subject: oneLine(clean.subject, longest) } : clean;
}

export function cleanUnreachable(facts: MemberMailFacts['CANDIDATE_UNREACHABLE']) {
  const { undelivered } = facts;
  return {
    ...facts,
    ...cleanSubject(facts),
    address: oneLine(facts.address, LONGEST_ADDRESS),
    undelivered: { ...undelivered, subject: oneLine(undelivered.subject) },
    answer: oneLine(facts.answer ?? '', LONGEST_ANSWER) || null,
  };
}

export function cleanActed(facts: MemberMailFacts['CANDIDATE_ACTED']) {
  return { ...facts, ...cleanSubject(facts), message: manyLines(facts.message ?? '') || null };
}

function cleanSubject({ candidate, job, stage, recruiterName }: MemberSubject, longest?: number) {
  return {
    candidate: { fullName: cleanName(candidate.fullName, longest) || NAMELESS },
    job: { title: cleanName(job.title, longest) },
    stage: cleanName(stage, longest) || null,
    recruiterName: cleanName(recruiterName, longest) || null,
  };
}
