import { cleanName, cleanPerson, LONGEST_ADDRESS } from './clean-facts.js';
import { LONGEST_NAME, manyLines, oneLine } from './clean-text.js';
import { unwrapText } from './layout/unwrap-text.js';
import type { MemberItem, MemberMailFacts, MemberSubject, UnreachableCandidate } from './member-facts.js';

/** An answer of a mail server is a line or two; some write essays. */
const LONGEST_ANSWER = 500;
/** E.164 has fifteen digits; people put spaces, brackets and an extension around them. */
const LONGEST_PHONE = 40;
/** Enough of a message to approve it; one with a long note goes on where it is approved. */
const LONGEST_QUOTE = 2_000;

/** In a sentence a candidate has to be called something. */
const NAMELESS = '—';

/** How much of an item there is room for, in UTF-16 units. */
export interface ItemLimits {
  name: number;
  /** Of a message that it is about; nothing of it if 0. */
  quote: number;
  /** A longer address is left out: part of one reaches nobody. */
  address: number;
}

export const FULL_ITEM: ItemLimits = { name: LONGEST_NAME, quote: LONGEST_QUOTE, address: LONGEST_ADDRESS };

/** An item as printable text. */
export function cleanItem(item: MemberItem, { name, quote, address }: ItemLimits): MemberItem {
  const clean = { ...item, ...cleanSubject(item, name, address) };
  if ('message' in clean) return { ...clean, message: quote > 0 ? manyLines(clean.message ?? '', quote) : null };
  if (clean.kind !== 'MESSAGE_AWAITS_APPROVAL') return clean;
  // Without what stands below a mail's signature mark: its links are the candidate's.
  const [said = ''] = clean.text.split('\n-- \n');
  const text = quote > 0 ? manyLines(unwrapText(said), quote) : '';
  return { ...clean, subject: oneLine(clean.subject, name), text };
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
    colleague: { fullName: cleanPerson(fullName) || NAMELESS, address: oneLine(address, LONGEST_ADDRESS) },
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

function cleanSubject(
  { candidate, job, stage, recruiterName, atsUrl, answerBelow = null }: MemberSubject,
  longest = LONGEST_NAME,
  longestAddress = LONGEST_ADDRESS,
) {
  const email = oneLine(candidate.email ?? '', LONGEST_ADDRESS + 1);
  return {
    candidate: {
      fullName: cleanPerson(candidate.fullName, longest) || NAMELESS,
      email: email.length <= longestAddress ? email || null : null,
      phone: oneLine(candidate.phone ?? '', LONGEST_PHONE) || null,
    },
    job: { title: cleanName(job.title, longest) },
    stage: cleanName(stage, longest) || null,
    recruiterName: cleanPerson(recruiterName, longest) || null,
    atsUrl,
    answerBelow,
  };
}
