import {
  type ComposedMail,
  composeDigest,
  composeMail,
  type DigestItem,
  type MailFacts,
  type MailKind,
  type MailTemplate,
} from '../../mails/index.js';

/** One thing that a mail tells, as it is composed of. */
export interface Item {
  readonly kind: MailKind;
  readonly facts: Omit<MailFacts, 'organization' | 'candidate'>;
}

/** All that a mail to a candidate is composed of: stored with a message while it may be composed anew. */
export interface Composition extends Pick<MailFacts, 'organization' | 'candidate'> {
  /** BCP 47: whose language it is written in, if that is written at all. */
  readonly locale: string;
  /** What one mail tells; a digest, if it is more than one thing. */
  readonly items: readonly Item[];
}

/** Whose words such a mail takes; null for a digest, which takes none. */
export function wordedAs({ items }: Pick<Composition, 'items'>): MailKind | null {
  const [first, ...others] = items;
  return first === undefined || others.length > 0 ? null : first.kind;
}

/** @param template the organization's own words, as `wordedAs` tells */
export function composeFrom(composition: Composition, template: MailTemplate | null): ComposedMail {
  const { locale, items, organization, candidate } = composition;
  const [first, ...others] = items;
  if (first === undefined) throw new Error('a mail tells something');
  if (others.length > 0) return composeDigest({ organization, candidate, items: items as DigestItem[] }, locale);
  return composeMail(first.kind, { organization, candidate, ...first.facts }, locale, template);
}

/** What the message of such a composition is called: the kind of what it tells, or `DIGEST`. */
export function kindOf({ items }: Composition): MailKind | 'DIGEST' {
  const [first, ...others] = items;
  if (first === undefined) throw new Error('a mail tells something');
  return others.length > 0 ? 'DIGEST' : first.kind;
}
