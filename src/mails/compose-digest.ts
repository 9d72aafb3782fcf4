import { mayBeDeclined } from '../rules/index.js';
import { MAIL_BODIES } from './bodies/mail-bodies.js';
import type { MailBody } from './bodies/mail-body.js';
import {
  contactBlocks,
  greeting,
  mailEnd,
  newsBlocks,
  paragraph,
  signOff,
  statusBlock,
  withOpeningLetter,
} from './bodies/news-blocks.js';
import { calendarEvents } from './calendar/calendar-events.js';
import { calendarFiles } from './calendar/calendar-file.js';
import { cleanFacts, type TextLimits } from './clean-facts.js';
import { LONGEST_NAME, LONGEST_NOTE } from './clean-text.js';
import type { ComposedMail } from './compose-mail.js';
import type { MailBlock, SaidContent } from './layout/mail-content.js';
import { firstThatFits, renderMail } from './layout/render-mail.js';
import type { MailFacts } from './mail-facts.js';
import type { DigestItemKind } from './mail-kind.js';
import { readerOf } from './words/mail-languages.js';
import { fitted } from './words/mail-subject.js';
import { type MailWords, wordsFor } from './words/mail-words.js';

/** What is the worst for the candidate leads. */
const WORST_FIRST: readonly DigestItemKind[] = [
  'TIMELINE_PASSED',
  'TIMELINE_EXTENDED',
  'TIMELINE_HELD',
  'STILL_UNDECIDED',
  'TIMELINE_ADVANCED',
  'TIMELINE_RESUMED',
  'TIMELINE_SET',
  'TIMELINE_RECONFIRMED',
];

/** One piece of news: of another application, or of another timeline of the same one. */
export interface DigestItem {
  kind: DigestItemKind;
  facts: Omit<MailFacts, 'organization' | 'candidate'>;
}

export interface DigestFacts extends Pick<MailFacts, 'organization' | 'candidate'> {
  /** Two at least. */
  items: readonly DigestItem[];
}

interface Section {
  kind: DigestItemKind;
  facts: MailFacts;
  body: MailBody;
}

/** Everything that is due to a candidate at one instant, as one mail, the worst first. Throws as `composeMail` does. */
export function composeDigest({ items, ...to }: DigestFacts, locale: string): ComposedMail {
  if (items.length < 2) throw new RangeError('a digest tells two things or more');
  const reader = readerOf(locale);
  const words = wordsFor(reader);
  const worstFirst = items.toSorted((one, other) => rankOf(one) - rankOf(other));
  const sections = (limits?: TextLimits) =>
    worstFirst.map(({ kind, facts: given }): Section => {
      const facts = cleanFacts({ ...given, ...to }, limits);
      return { kind, facts, body: MAIL_BODIES[kind](facts, words) };
    });
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
    calendars: calendarFiles(events, reader.language.locale),
    declinable: mayBeDeclined(items.map(({ kind }) => kind)),
  };
}

function rankOf({ kind }: DigestItem): number {
  return WORST_FIRST.indexOf(kind);
}

function contentOf(sections: Section[], words: MailWords): SaidContent {
  const [{ facts: first, body: worst }] = sections as [Section];
  const organization = first.organization.name;
  const contacts = new Set(sections.map(({ facts }) => facts.recruiter?.email ?? null));
  const sameContact = contacts.size === 1;
  const headings = sections.map(({ facts, body }) =>
    words.say('digest.section', { job: facts.job.title, headline: body.headline('MEDIUM') }),
  );
  const count = sections.length - 1;
  return {
    subject: fitted(first.job.title, (job) =>
      words.say('digest.subject', { headline: worst.headline('SHORT'), job, count }),
    ),
    preheader: headings.slice(1).join(' · '),
    headline: words.say('digest.headline', { count: sections.length, organization }),
    blocks: [
      paragraph(greeting(first.candidate, words)),
      paragraph(words.say('digest.intro', {})),
      ...sections.flatMap(({ facts, body }, index): MailBlock[] => [
        { kind: 'HEADING', text: headings[index] ?? '' },
        ...newsBlocks(withOpeningLetter(body, words), facts.note, words),
        ...(sameContact ? [] : contactBlocks(facts, words, true)),
      ]),
      ...(sameContact ? contactBlocks(first, words) : []),
      statusBlock(words),
      signOff(sameContact ? first : { ...first, recruiter: null }, words.say('closing', {}), words),
    ],
    organization,
    footer: mailEnd(words.say('footer', { organization }), first, words, true),
  };
}
