/** One line of a table of facts. */
export interface MailFact {
  label: string;
  value: string;
}

/** Words that lead somewhere; `name` as in `linkSlot`, null where there is nowhere to lead. */
export interface MailLink {
  words: string;
  name: string | null;
}

/** What a mail is made of, from top to bottom. Names in sentences are `isolated`. */
export type MailBlock =
  | { kind: 'PARAGRAPH'; text: string }
  | { kind: 'HEADING'; text: string }
  /** Words of a person, as they typed them. */
  | { kind: 'NOTE'; label: string; text: string }
  | { kind: 'FACTS'; facts: MailFact[] }
  /** One of many: who it is about, what there is to know, what to do. */
  | { kind: 'ROW'; title: string; lines: string[]; link: MailLink }
  | { kind: 'LINK'; link: MailLink }
  | { kind: 'CONTACT'; sentence: string; name: string; email: string | null }
  | { kind: 'SIGN_OFF'; words: string; organization: string };

export type MailBlockOf<Kind extends MailBlock['kind']> = Extract<MailBlock, { kind: Kind }>;

/** What a mail takes from its language. */
export type LanguageOfMail = Pick<MailContent, 'locale' | 'direction' | 'colon'>;

/** What is said, in whatever language. */
export type SaidContent = Omit<MailContent, keyof LanguageOfMail>;

/** A mail before it becomes text or HTML: both parts are made of this, so that they say the same. */
export interface MailContent {
  locale: string;
  direction: 'ltr' | 'rtl';
  /** Between a label and its value in a plain text. */
  colon: string;
  subject: string;
  preheader: string;
  headline: string;
  blocks: MailBlock[];
  organization: string;
  footer: { text: string; link: MailLink | null };
}

/** How it looks. */
export interface MailBrand {
  /** Readable on white. */
  colour: string;
  /** https, or null: the organization's name stands in its place. */
  logo: string | null;
}
