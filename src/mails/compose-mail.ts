import { mayBeDeclined } from '../rules/index.js';
import { MAIL_BODIES } from './bodies/mail-bodies.js';
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
import { type CalendarFile, calendarFiles } from './calendar/calendar-file.js';
import { cleanFacts } from './clean-facts.js';
import type { SaidContent } from './layout/mail-content.js';
import { type RenderedMail, renderMail } from './layout/render-mail.js';
import type { MailFacts } from './mail-facts.js';
import { isReceipt, type MailKind } from './mail-kind.js';
import type { MailTemplate } from './templates/mail-template.js';
import { ownWords } from './templates/own-words.js';
import { readerOf } from './words/mail-languages.js';
import { plainLine, writeSubject } from './words/mail-subject.js';
import { type MailWords, wordsFor } from './words/mail-words.js';

export interface ComposedMail extends RenderedMail {
  /** What the mail changes in the reader's calendar, one file for each entry; none if it changes nothing. */
  calendars: CalendarFile[];
  /** Whether it may carry List-Unsubscribe: nothing in it is more than a reassurance. */
  declinable: boolean;
}

/**
 * A candidate's mail about one application, from facts alone: the same facts give the same mail. `locale`
 * is any BCP 47 tag; a language that is not written yet gives English. `template` is the organization's own words for this
 * kind and language. Throws MissingFact if the mail would tell nothing without a fact.
 */
export function composeMail(
  kind: MailKind,
  facts: MailFacts,
  locale: string,
  template: MailTemplate | null = null,
): ComposedMail {
  const reader = readerOf(locale);
  const words = wordsFor(reader);
  const clean = cleanFacts(facts);
  return {
    ...renderMail(contentOf(kind, clean, words, template), reader.language, facts.organization),
    calendars: calendarFiles(calendarEvents(kind, clean, words), reader.language.locale),
    declinable: mayBeDeclined([kind]),
  };
}

/** `facts` are clean. */
function contentOf(kind: MailKind, facts: MailFacts, words: MailWords, template: MailTemplate | null): SaidContent {
  const { organization, candidate, job } = facts;
  const own = ownWords(template, kind, facts, words);
  const hello = own.greeting ?? greeting(candidate, words);
  const body = MAIL_BODIES[kind](facts, words);
  const goesOn = own.opening.length === 0 && hello.endsWith(',');
  const note = isReceipt(kind) ? null : facts.note;
  const { isFarewell = false, isAboutEverything = false } = body;
  const headline = body.headline('SHORT');
  const footer = words.say(isFarewell ? 'footer.ended' : 'footer', { organization: organization.name });
  return {
    subject: own.subject ?? (isAboutEverything ? plainLine(headline) : writeSubject(headline, job, words)),
    preheader: body.preheader,
    headline: body.headline('MEDIUM'),
    blocks: [
      paragraph(hello),
      ...own.opening.map(paragraph),
      ...newsBlocks(goesOn ? body : withOpeningLetter(body, words), note, words),
      ...own.closing.map(paragraph),
      ...(isAboutEverything ? [] : [...contactBlocks(facts, words), statusBlock(words)]),
      ...(isFarewell ? [paragraph(words.say('farewell.wish', {}))] : []),
      signOff(facts, own.signOff ?? words.say(isFarewell ? 'farewell.closing' : 'closing', {}), words),
    ],
    organization: organization.name,
    footer: mailEnd(footer, facts, words, !isAboutEverything),
  };
}
