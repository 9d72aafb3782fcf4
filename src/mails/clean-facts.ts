import { LONGEST_NAME, LONGEST_NOTE, manyLines, oneLine } from './clean-text.js';
import { withLatinMarks } from './layout/isolate.js';
import { keepTogether } from './layout/keep-together.js';
import type { ByLanguage, MailCandidate, MailFacts, MailNote, MailOrganization } from './mail-facts.js';
import { spokenName } from './spoken-name.js';
import { languageTag } from './words/mail-languages.js';

/** The longest address RFC 5321 allows: 64 for the local part, the at sign, 255 for the domain. */
export const LONGEST_ADDRESS = 320;

/** Of what the law asks for: an address, a register, a few names. */
const LONGEST_LEGAL = 1_000;

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
    organization: cleanOrganization(facts.organization, name),
    candidate: cleanCandidate(facts.candidate, name),
    job: { title: cleanName(facts.job.title, name) },
    stage: cleanStage(facts.stage, name),
    recruiter: cleanRecruiter(facts.recruiter, name),
    note: cleanNote(facts.note, { name, note }),
    endedEntries: (facts.endedEntries ?? []).map(({ job, ...entry }) =>
      job === undefined ? entry : { ...entry, job: cleanName(job, name) },
    ),
  };
}

export function cleanOrganization(organization: MailOrganization, longest = LONGEST_NAME): MailOrganization {
  const footers = entriesOf(organization.footers ?? {}).map(([locale, { legal, privacyUrl, dataRetention }]) => [
    locale,
    {
      legal: manyLines(legal ?? '', LONGEST_LEGAL).replace(/\n{2,}/gu, '\n') || null,
      privacyUrl,
      dataRetention: oneLine(dataRetention ?? '', LONGEST_LEGAL) || null,
    },
  ]);
  return {
    ...organization,
    name: cleanName(organization.name, longest),
    replyTo: oneLine(organization.replyTo ?? '', LONGEST_ADDRESS) || null,
    footers: Object.fromEntries(footers),
  };
}

export function cleanName(text: string | null | undefined, longest = LONGEST_NAME): string {
  return keepTogether(withLatinMarks(oneLine(text ?? '', longest)));
}

/** The name of a person, not shouted. */
export function cleanPerson(name: string | null | undefined, longest = LONGEST_NAME): string {
  return cleanName(spokenName(oneLine(name ?? '', longest)), longest);
}

/** What is not in any language is in none. */
function entriesOf<Words>(byLanguage: ByLanguage<Words>): [string, Words][] {
  return Object.entries(byLanguage).filter(([locale]) => languageTag(locale) !== null);
}

function cleanCandidate({ fullName, greetingName, salutation }: MailCandidate, longest: number): MailCandidate {
  return {
    fullName: cleanPerson(fullName, longest),
    greetingName: cleanPerson(greetingName, longest) || null,
    // The language's own mark comes after it.
    salutation: cleanName(salutation, longest).replace(/[\s,،、:：;.。!！]+$/u, '') || null,
  };
}

function cleanStage(stage: MailFacts['stage'], longest: number): MailFacts['stage'] {
  const names = entriesOf(stage ?? {}).map(([locale, name]) => [locale, cleanName(name, longest)]);
  const shown = names.filter(([, name]) => name !== '');
  return shown.length > 0 ? (Object.fromEntries(shown) as ByLanguage<string>) : null;
}

function cleanRecruiter(recruiter: MailFacts['recruiter'], longest: number): MailFacts['recruiter'] {
  const email = oneLine(recruiter?.email ?? '', LONGEST_ADDRESS);
  return email ? { name: cleanPerson(recruiter?.name, longest), email } : null;
}

function cleanNote(given: MailNote | null, { name, note }: TextLimits): MailNote | null {
  const text = manyLines(given?.text ?? '', note);
  return text
    ? { text, author: cleanPerson(given?.author, name) || null, locale: languageTag(given?.locale ?? '') }
    : null;
}
