import type { MailBlock, MailBlockOf } from '../layout/mail-content.js';
import type { MailFacts } from '../mail-facts.js';
import type { MailWords } from '../words/mail-words.js';
import type { MailBody } from './mail-body.js';

/** The news of one application: its sentences, the recruiter's words, its facts. */
export function newsBlocks({ paragraphs, facts }: MailBody, note: string | null, words: MailWords): MailBlock[] {
  return [
    ...paragraphs.map((sentences) => paragraph(words.paragraph(sentences))),
    ...(note ? [{ kind: 'NOTE' as const, label: words.say('note', {}), text: note }] : []),
    { kind: 'FACTS', facts },
  ];
}

export function paragraph(text: string): MailBlockOf<'PARAGRAPH'> {
  return { kind: 'PARAGRAPH', text };
}

export function greeting(name: string, words: MailWords): string {
  return name ? words.say('greeting', { name }) : words.say('greeting.nameless', {});
}

export function contactBlock(
  { recruiter, organization }: Pick<MailFacts, 'recruiter' | 'organization'>,
  words: MailWords,
): MailBlockOf<'CONTACT'> {
  const contact = recruiter
    ? { sentence: words.say('contact', {}), ...recruiter }
    : { sentence: words.say('contact.unknown', { organization: organization.name }), name: '', email: null };
  return { kind: 'CONTACT', ...contact };
}

/** After a greeting with a comma some languages go on in lower case; after anything else no language does. */
export function withOpeningLetter(body: MailBody, words: MailWords): MailBody {
  const [[first = '', ...more] = [], ...paragraphs] = body.paragraphs;
  return { ...body, paragraphs: [[words.opening(first), ...more], ...paragraphs] };
}
