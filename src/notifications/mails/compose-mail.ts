import { logoAddress, readableColour } from './brand.js';
import { cleanFacts } from './clean-facts.js';
import { withPlainSpaces } from './keep-together.js';
import { MAIL_BODIES } from './mail-bodies.js';
import type { MailContent } from './mail-content.js';
import type { MailFacts } from './mail-facts.js';
import type { MailKind } from './mail-kind.js';
import { readerOf } from './mail-languages.js';
import { writeSubject } from './mail-subject.js';
import { type MailWords, wordsFor } from './mail-words.js';
import { renderHtml } from './render-html.js';
import { renderText } from './render-text.js';

export interface ComposedMail {
  /** The language it is written in, BCP 47. */
  locale: string;
  /** One printable line. */
  subject: string;
  /** What inboxes show after the subject. */
  preheader: string;
  text: string;
  html: string;
}

/**
 * A candidate's mail, from facts alone: the same facts give the same mail. `locale` is any BCP 47 tag; a language
 * that is not written yet gives English. Throws MissingFact if the mail would tell nothing without a fact.
 */
export function composeMail(kind: MailKind, facts: MailFacts, locale: string): ComposedMail {
  const reader = readerOf(locale);
  const words = wordsFor(reader);
  const clean = cleanFacts(facts);
  const body = MAIL_BODIES[kind](clean, words);
  const content: MailContent = {
    ...frame(clean, words),
    locale: reader.language.locale,
    direction: reader.language.direction,
    subject: writeSubject(body.headline('SHORT'), clean, words),
    preheader: withPlainSpaces(body.preheader),
    headline: body.headline('LONG'),
    paragraphs: body.paragraphs.map((sentences) => sentences.join(' ')),
    facts: body.facts,
  };
  const { colour, logoUrl } = facts.organization;
  return {
    locale: content.locale,
    subject: content.subject,
    preheader: content.preheader,
    text: renderText(content),
    html: renderHtml(content, { colour: readableColour(colour), logo: logoAddress(logoUrl) }),
  };
}

/** What stands around the news in every mail. */
function frame({ organization, candidate, job, recruiter, note }: MailFacts, words: MailWords) {
  const name = candidate.fullName;
  return {
    greeting: name ? words.say('greeting', { name }) : words.say('greeting.nameless', {}),
    note: note ? { label: words.say('note', {}), text: note } : null,
    contact: recruiter
      ? { sentence: words.say('contact', {}), ...recruiter }
      : { sentence: words.say('contact.unknown', { organization: organization.name }), name: '', email: null },
    closing: words.say('closing', {}),
    organization: organization.name,
    footer: words.say('footer', { job: job.title, organization: organization.name }),
  };
}
