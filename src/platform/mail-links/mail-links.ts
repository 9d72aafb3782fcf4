import { escapeText } from '../html/escape-text.js';

/** The two parts of a mail that hold links. */
export interface MailBodies {
  readonly text: string;
  readonly html: string;
}

const OPENING = '{{link:';
const SLOT = /\{\{link:([^{}]*)\}\}/gu;
const NAME = /^[a-z]{1,64}$/u;

/**
 * Stands in a stored body where a link will be. Its address holds a secret of the reader's, so it is put in while
 * sending and never stored. Belongs into text, or into a quoted `href`.
 */
export function linkSlot(name: string): string {
  if (!NAME.test(name)) throw new Error('a link is named by a word');
  return `${OPENING}${name}}}`;
}

/** Words of other people, in which nothing can be taken for a link's place. */
export function withoutLinkSlots(text: string): string {
  return text.replaceAll(OPENING, '{ {link:');
}

/** A link that is in a body and that nobody knows the address of: the mail is not sent. */
export class UnknownLink extends Error {
  constructor(name: string) {
    super(`no address for the link ${JSON.stringify(name)}`);
    this.name = 'UnknownLink';
  }
}

/** Which links the bodies hold, each once: what has to be known before they can be filled. */
export function linkNames({ text, html }: MailBodies): string[] {
  return [...new Set([...`${text}${html}`.matchAll(SLOT)].map(([, name = '']) => name))];
}

/** The bodies with live links. Throws UnknownLink if `resolve` does not know one, TypeError if an address is none. */
export function fillLinks(bodies: MailBodies, resolve: (name: string) => string | null | undefined): MailBodies {
  const addresses = new Map(linkNames(bodies).map((name) => [name, addressOf(name, resolve(name))]));
  const fill = (body: string, write: (address: string) => string) =>
    body.replace(SLOT, (_, name: string) => write(addresses.get(name) ?? ''));
  return {
    text: fill(bodies.text, (address) => address),
    html: fill(bodies.html, escapeText),
  };
}

/** The bodies as they may be shown to others than their reader: their links lead nowhere (RFC 2606). */
export function deadLinks(bodies: MailBodies): MailBodies {
  return fillLinks(bodies, (name) => `https://link.invalid/${encodeURIComponent(name)}`);
}

function addressOf(name: string, address: string | null | undefined): string {
  if (address === null || address === undefined) throw new UnknownLink(name);
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') throw new TypeError('a link in a mail is a web address');
  return url.href.replaceAll("'", '%27');
}
