import type { MailBlock, MailBlockOf, MailEnd } from '../layout/mail-content.js';
import type { MailFacts, MailNote } from '../mail-facts.js';
import { inLanguageOf, readerOf } from '../words/mail-languages.js';
import type { MailWords } from '../words/mail-words.js';
import { type MailBody, whoAnswers } from './mail-body.js';

/** The news of one application: its sentences, a member's words, its facts. */
export function newsBlocks({ paragraphs, facts }: MailBody, note: MailNote | null, words: MailWords): MailBlock[] {
  return [
    ...paragraphs.filter((sentences) => sentences.length > 0).map((sentences) => paragraph(words.paragraph(sentences))),
    ...(note ? [noteBlock(note, words)] : []),
    ...(facts.length > 0 ? [{ kind: 'FACTS' as const, facts }] : []),
  ];
}

export function paragraph(text: string): MailBlockOf<'PARAGRAPH'> {
  return { kind: 'PARAGRAPH', text };
}

function noteBlock({ text, author, locale }: MailNote, words: MailWords): MailBlockOf<'NOTE'> {
  return { kind: 'NOTE', label: author ? words.say('note.by', { author }) : words.say('note', {}), text, locale };
}

/** By name, or as the organization greets this candidate. */
export function greeting({ fullName, greetingName, salutation }: MailFacts['candidate'], words: MailWords): string {
  if (salutation) return words.say('greeting.own', { salutation });
  const name = greetingName || fullName;
  return name ? words.say('greeting', { name }) : words.say('greeting.nameless', {});
}

/** Whom to ask; nothing where nobody would answer. `oneOfSeveral`: a reply may reach somebody else. */
export function contactBlocks(facts: MailFacts, words: MailWords, oneOfSeveral = false): MailBlockOf<'CONTACT'>[] {
  const { recruiter, organization } = facts;
  const who = whoAnswers(facts);
  if (who === null) return [];
  if (recruiter) {
    const reach = { email: recruiter.email, phone: null };
    const sentence = words.say(oneOfSeveral ? 'contact.section' : 'contact', {});
    return [{ kind: 'CONTACT', sentence, name: recruiter.name, reach }];
  }
  const named = { email: organization.replyTo ?? null, phone: null };
  return oneOfSeveral
    ? [{ kind: 'CONTACT', sentence: words.say('contact.section', {}), name: organization.name, reach: named }]
    : [{ kind: 'CONTACT', sentence: words.say('contact.reply', {}), name: '', reach: { email: null, phone: null } }];
}

/** To the page on which they see how things stand. */
export function statusBlock(words: MailWords): MailBlockOf<'LINK'> {
  return { kind: 'LINK', link: { words: words.say('status', {}), to: { slot: 'status' } } };
}

/** Closing words, and who signs: the recruiter by name, where there is one. */
export function signOff(
  { recruiter, organization: { name: organization } }: Pick<MailFacts, 'recruiter' | 'organization'>,
  closing: string,
  words: MailWords,
): MailBlockOf<'SIGN_OFF'> {
  const signature = recruiter?.name
    ? words.say('signature.person', { recruiter: recruiter.name, organization })
    : words.say('signature', { organization });
  return { kind: 'SIGN_OFF', words: closing, signature: signature.split('\n') };
}

/** What an organization and the law want below every mail, with what the reader can choose. */
export function mailEnd(
  text: string,
  { organization }: Pick<MailFacts, 'organization'>,
  words: MailWords,
  offersChoice: boolean,
): MailEnd {
  const footer = footerOf(organization, words);
  const preferences = { words: words.say('preferences', {}), to: { slot: 'preferences' } };
  return {
    text,
    links: [
      ...(offersChoice ? [preferences] : []),
      ...(footer?.privacyUrl ? [{ words: words.say('privacy', {}), to: { address: footer.privacyUrl } }] : []),
    ],
    legal: footer?.legal ? { lines: footer.legal.split('\n'), locale: footer.locale } : null,
  };
}

/** In the reader's language; else in the organization's own, else in any: the law asks for it in every mail. */
function footerOf({ footers = {}, locale }: MailFacts['organization'], words: MailWords) {
  const own = inLanguageOf(footers, words.reader);
  if (own) return { ...own, locale: words.reader.language.locale };
  const keys = Object.keys(footers);
  const other = keys.find((key) => key === locale) ?? keys.find((key) => isSameLanguage(key, locale)) ?? keys.sort()[0];
  const footer = other === undefined ? undefined : footers[other];
  return footer && other !== undefined ? { ...footer, locale: other } : null;
}

function isSameLanguage(one: string, other: string | null | undefined): boolean {
  return other != null && readerOf(one).language === readerOf(other).language;
}

/** After a greeting with a comma some languages go on in lower case; after anything else no language does. */
export function withOpeningLetter(body: MailBody, words: MailWords): MailBody {
  const [[first = '', ...more] = [], ...paragraphs] = body.paragraphs;
  return { ...body, paragraphs: [[words.opening(first), ...more], ...paragraphs] };
}
