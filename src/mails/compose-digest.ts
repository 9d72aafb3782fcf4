import { MAIL_BODIES } from './bodies/mail-bodies.js';
import { contactBlock, greeting, newsBlocks, paragraph, withOpeningLetter } from './bodies/news-blocks.js';
import { calendarEvents, calendarFile } from './calendar/calendar-file.js';
import { cleanFacts, type TextLimits } from './clean-facts.js';
import { cut, LONGEST_NAME, LONGEST_NOTE } from './clean-text.js';
import type { ComposedMail } from './compose-mail.js';
import type { MailBlock, SaidContent } from './layout/mail-content.js';
import { firstThatFits, renderMail } from './layout/render-mail.js';
import type { MailFacts } from './mail-facts.js';
import { type DigestItemKind, mayBeDeclined } from './mail-kind.js';
import { readerOf } from './words/mail-languages.js';
import { plainLine } from './words/mail-subject.js';
import { type MailWords, wordsFor } from './words/mail-words.js';

/** One piece of news: of another application, or of another timeline of the same one. */
export interface DigestItem {
  kind: DigestItemKind;
  facts: Omit<MailFacts, 'organization' | 'candidate'>;
}

export interface DigestFacts extends Pick<MailFacts, 'organization' | 'candidate'> {
  /** Two at least, in the order in which they are told. */
  items: readonly DigestItem[];
}

interface Section {
  kind: DigestItemKind;
  facts: MailFacts;
}

/** Long lists of jobs say no more in a subject. */
const LONGEST_JOBS = 60;

/** Everything that is due to a candidate at one instant, as one mail. Throws as `composeMail` does. */
export function composeDigest({ items, ...to }: DigestFacts, locale: string): ComposedMail {
  if (items.length < 2) throw new RangeError('a digest tells two things or more');
  const reader = readerOf(locale);
  const words = wordsFor(reader);
  const sections = (limits?: TextLimits) =>
    items.map(({ kind, facts }) => ({ kind, facts: cleanFacts({ ...facts, ...to }, limits) }));
  const share = Math.floor(LONGEST_NOTE / items.length);
  const mail = firstThatFits(
    [
      { name: LONGEST_NAME, note: LONGEST_NOTE },
      { name: LONGEST_NAME, note: share },
      { name: 60, note: share },
      { name: 40, note: Math.min(share, 300) },
    ],
    (limits) => renderMail(contentOf(sections(limits), words), reader.language, to.organization),
  );
  const events = sections().flatMap(({ kind, facts }) => calendarEvents(kind, facts, words));
  return {
    ...mail,
    calendar: calendarFile(events, reader.language.locale),
    declinable: mayBeDeclined(items.map(({ kind }) => kind)),
  };
}

function contentOf(sections: Section[], words: MailWords): SaidContent {
  const [{ facts: first }] = sections as [Section];
  const organization = first.organization.name;
  const bodies = sections.map(({ kind, facts }) => MAIL_BODIES[kind](facts, words));
  const contacts = sections.map(({ facts }) => contactBlock(facts, words));
  const sameContact = contacts.every(({ name, email }) => name === contacts[0]?.name && email === contacts[0].email);
  const headline = words.say('digest.headline', { count: sections.length, organization });
  const jobs = [...new Set(sections.map(({ facts }) => facts.job.title))];
  const headings = sections.map(({ facts }, index) =>
    words.say('digest.section', { job: facts.job.title, headline: bodies[index]?.headline('LONG') ?? '' }),
  );
  return {
    subject: plainLine(words.say('digest.subject', { headline, jobs: cut(jobs.join(' · '), LONGEST_JOBS) })),
    preheader: headings.join(' · '),
    headline,
    blocks: [
      paragraph(greeting(first.candidate.fullName, words)),
      paragraph(words.say('digest.intro', {})),
      ...bodies.flatMap((body, index): MailBlock[] => [
        { kind: 'HEADING', text: headings[index] ?? '' },
        ...newsBlocks(withOpeningLetter(body, words), sections[index]?.facts.note ?? null, words),
        ...(sameContact ? [] : contacts.slice(index, index + 1)),
      ]),
      ...(sameContact ? contacts.slice(0, 1) : []),
      { kind: 'SIGN_OFF', words: words.say('closing', {}), organization },
    ],
    organization,
    footer: {
      text: words.say('digest.footer', { organization }),
      link: { words: words.say('preferences', {}), name: 'preferences' },
    },
  };
}
