import type { Direction } from './isolate.js';

/** One line of a table of facts. */
export interface MailFact {
  label: string;
  value: string;
}

/** Where words lead: to a page of ours, as in `linkSlot`, or to a complete address that holds no secret. */
/** `below`: a page below ours. */
export type LinkTarget = { slot: string; below?: string } | { address: string };

/** Words that lead somewhere, or nowhere. */
export interface MailLink {
  words: string;
  to: LinkTarget | null;
}

/** How somebody can be reached; null where it is not known. */
export interface Reachable {
  email: string | null;
  phone: string | null;
}

/** What a mail is made of, from top to bottom. Names in sentences are `isolated`. */
export type MailBlock =
  | { kind: 'PARAGRAPH'; text: string }
  | { kind: 'HEADING'; text: string }
  /** Words of a person, as they typed them; `locale` is null where nobody knows their language. */
  | { kind: 'NOTE'; label: string; text: string; locale: string | null }
  | { kind: 'FACTS'; facts: MailFact[] }
  /** One of many: who it is about, how to reach them, what there is to know, what to do, what happens if nobody does it. */
  | {
      kind: 'ROW';
      title: string;
      reach: Reachable;
      lines: string[];
      link: MailLink;
      /** Where more is to be read; null: nowhere. */
      more: MailLink | null;
      otherwise: string;
      quote: string | null;
    }
  | { kind: 'LINK'; link: MailLink }
  | { kind: 'CONTACT'; sentence: string; name: string; reach: Reachable }
  /** Closing words and, line by line, who signs. */
  | { kind: 'SIGN_OFF'; words: string; signature: string[] };

export type MailBlockOf<Kind extends MailBlock['kind']> = Extract<MailBlock, { kind: Kind }>;

/** What stands below everything, in every mail. */
export interface MailEnd {
  text: string;
  links: MailLink[];
  /** Of the organization, in a language of its own. */
  legal: { lines: string[]; locale: string } | null;
}

/** What a mail takes from its language. */
export type LanguageOfMail = Pick<MailContent, 'locale' | 'direction' | 'colon'>;

/** What is said, in whatever language. */
export type SaidContent = Omit<MailContent, keyof LanguageOfMail>;

/** A mail before it becomes text or HTML: both parts are made of this, so that they say the same. */
export interface MailContent {
  locale: string;
  direction: Direction;
  /** Between a label and its value in a plain text. */
  colon: string;
  subject: string;
  preheader: string;
  headline: string;
  blocks: MailBlock[];
  organization: string;
  footer: MailEnd;
}

/** How it looks. */
export interface MailBrand {
  /** Readable on white. */
  colour: string;
  /** https, or null: the organization's name stands in its place. */
  logo: string | null;
}
