import { greeting, mailEnd, paragraph } from '../bodies/news-blocks.js';
import { cleanOrganization, cleanPerson } from '../clean-facts.js';
import { manyLines, oneLine } from '../clean-text.js';
import { isolated } from '../layout/isolate.js';
import type { LinkTarget, MailBlock } from '../layout/mail-content.js';
import { type RenderedMail, renderMail } from '../layout/render-mail.js';
import type { MailOrganization } from '../mail-facts.js';
import { readerOf } from '../words/mail-languages.js';
import { plainLine } from '../words/mail-subject.js';
import { wordsFor } from '../words/mail-words.js';
import { PAGE_MAIL_WORDS, type PageMailWords } from './page-mail-words.js';

/** Mails about pages: to whoever asked for another link, at an address to be confirmed, and of what was done by a link. */
export const PAGE_MAIL_KINDS = ['NEW_LINK', 'ADDRESS_CONFIRMATION', 'ANSWER_RECORDED', 'ANSWER_OVERTAKEN'] as const;

export type PageMailKind = (typeof PAGE_MAIL_KINDS)[number];

interface ToReader {
  readonly organization: MailOrganization;
  readonly name: string;
}

type LinkedPage = 'status' | 'preferences' | 'answer';

/** Of a link to each of them. */
const PAGE_WORDS = { status: 'status', preferences: 'preferences', answer: 'member.answer' } as const;

/** What each is made of. Texts are plain text as people typed them. */
export interface PageMailFacts {
  NEW_LINK: ToReader & { readonly page: LinkedPage };
  ADDRESS_CONFIRMATION: ToReader;
  ANSWER_RECORDED: OfAnswer;
  ANSWER_OVERTAKEN: OfAnswer;
}

interface OfAnswer extends ToReader {
  readonly candidate: string;
  /** What was answered, a line for each thing. */
  readonly lines: readonly string[];
  /** The page below the member's that shows it. */
  readonly below: string;
}

interface Said {
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly quote?: string;
  readonly link: { readonly words: string; readonly to: LinkTarget };
}

/** From facts alone: the same facts give the same mail. A language that is not written gives English. */
export function composePageMail<Kind extends PageMailKind>(
  kind: Kind,
  facts: PageMailFacts[Kind],
  locale: string,
): RenderedMail {
  const reader = readerOf(locale);
  const words = wordsFor(reader);
  const own = PAGE_MAIL_WORDS[reader.language.locale] ?? (PAGE_MAIL_WORDS['en'] as PageMailWords);
  const organization = cleanOrganization(facts.organization);
  const said = SAYINGS[kind](facts, own, organization.name, (page) => words.say(PAGE_WORDS[page], {}));
  const blocks: MailBlock[] = [
    paragraph(greeting({ fullName: cleanPerson(facts.name) }, words)),
    ...said.paragraphs.map(paragraph),
    ...(said.quote === undefined ? [] : [{ kind: 'NOTE' as const, label: '', text: said.quote, locale: null }]),
    { kind: 'LINK', link: said.link },
  ];
  const content = {
    subject: plainLine(said.headline),
    preheader: said.paragraphs[0] ?? '',
    headline: said.headline,
    blocks,
    organization: organization.name,
    footer: mailEnd(own.footer(isolated(organization.name)), { organization }, words, false),
  };
  return renderMail(content, reader.language, facts.organization);
}

type Saying<Kind extends PageMailKind> = (
  facts: PageMailFacts[Kind],
  words: PageMailWords,
  organization: string,
  openPage: (page: LinkedPage) => string,
) => Said;

const SAYINGS: { readonly [Kind in PageMailKind]: Saying<Kind> } = {
  NEW_LINK: ({ page }, { newLink }, _organization, openPage) => ({
    headline: newLink.headline,
    paragraphs: [newLink.now, newLink.ignore],
    link: { words: openPage(page), to: { slot: page } },
  }),
  ADDRESS_CONFIRMATION: (_facts, { address }, organization) => ({
    headline: address.headline,
    paragraphs: [address.now(isolated(organization)), address.next],
    link: { words: address.link, to: { slot: 'address' } },
  }),
  ANSWER_RECORDED: ({ candidate, lines, below }, { recorded }) => ({
    headline: recorded.headline(isolated(oneLine(candidate, 60))),
    paragraphs: [recorded.now, recorded.notYou],
    quote: manyLines(lines.join('\n'), 4_000),
    link: { words: recorded.link, to: { slot: 'answer', below } },
  }),
  ANSWER_OVERTAKEN: ({ candidate, lines, below }, { overtaken }) => ({
    headline: overtaken.headline(isolated(oneLine(candidate, 60))),
    paragraphs: [overtaken.now, overtaken.next],
    quote: manyLines(lines.join('\n'), 4_000),
    link: { words: overtaken.link, to: { slot: 'answer', below } },
  }),
};
