import { cleanName, LONGEST_ADDRESS } from './clean-facts.js';
import { manyLines, oneLine } from './clean-text.js';
import type { MemberItem, MemberMailFacts, MemberSubject, UnreachableCandidate } from './member-facts.js';

/** An answer of a mail server is a line or two; some write essays. */
const LONGEST_ANSWER = 500;

/** In a sentence a candidate has to be called something. */
const NAMELESS = '—';

/** An item as printable text, its names cut after `longest` characters. */
export function cleanItem(item: MemberItem, longest: number): MemberItem {
  const clean = { ...item, ...cleanSubject(item, longest) };
  return clean.kind === 'MESSAGE_AWAITS_APPROVAL' ? { ...clean, subject: oneLine(clean.subject, longest) } : clean;
}

export function cleanUnreachable(candidate: UnreachableCandidate, longest?: number): UnreachableCandidate {
  const { undelivered, address, answer } = candidate;
  return {
    ...candidate,
    ...cleanSubject(candidate, longest),
    address: oneLine(address, LONGEST_ADDRESS),
    undelivered: { ...undelivered, subject: oneLine(undelivered.subject) },
    answer: cleanAnswer(answer),
  };
}

export function cleanColleague({ colleague, why, answer }: MemberMailFacts['MEMBER_UNREACHABLE']) {
  const { fullName, address } = colleague;
  return {
    colleague: { fullName: cleanName(fullName) || NAMELESS, address: oneLine(address, LONGEST_ADDRESS) },
    why,
    answer: cleanAnswer(answer),
  };
}

function cleanAnswer(answer: string | null): string | null {
  return oneLine(answer ?? '', LONGEST_ANSWER) || null;
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
