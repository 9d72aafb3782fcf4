import { domainToASCII } from 'node:url';

/** Why a text is not an address that mail may be sent to, in the words of a refusal. */
const refusals = {
  empty: 'it is empty',
  'too-long': 'it is longer than 254 characters, or than 64 before the @',
  'several-addresses': 'it is several of them',
  'not-bare': 'it must stand alone, without a name, quotes, brackets, comments or groups',
  space: 'it contains a space, a line break or an invisible character',
  'no-at-sign': 'it has no @',
  'several-at-signs': 'it has more than one @',
  'no-local-part': 'there is nothing before the @',
  'no-domain': 'there is nothing after the @',
  'non-ascii-local-part': 'a character before the @ is not ASCII, which too many mail servers refuse',
  'local-part-dots': 'before the @ stand nothing but dots',
  'local-part-character': 'before the @ stands a character that has no place there',
  'domain-dots': 'after the @ a dot stands at an end, or two in a row',
  'domain-of-one-part': 'its domain has one part only, and is of no use on the Internet',
  'domain-is-address': 'after the @ stands an IP address in place of a domain',
  'unusable-domain': 'after the @ stands no domain that there could be',
} as const;

export type MailAddressRefusal = keyof typeof refusals;

export type ParsedMailAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly reason: MailAddressRefusal };

// RFC 5321 section 4.5.3.1: 64 octets for the local part, 256 for the path, two of which are its angle brackets.
const MAX_LOCAL_PART = 64;
const MAX_ADDRESS = 254;
// Dots that have to be quoted bring two more.
const QUOTES = 2;

const ATOMS_AND_DOTS = /^[\w!#$%&'*+/=?^`{|}~.-]+$/;
const DOT_ATOM = /^[^.]+(?:\.[^.]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
// Checked before the conversion to ASCII, which follows the rules of URL hosts: it decodes %61 and drops what it ignores.
const DOMAIN_AS_TYPED = /^(?:[a-z0-9.-]|[^\p{ASCII}])+$/iu;
const INVISIBLE_OR_SPACE = /[\p{C}\p{Z}]/u;
const SPACES_AROUND = /^[\p{Zs}\t]+|[\p{Zs}\t]+$/gu;
// The dots of East Asian keyboards are dots of a domain too.
const DOT_OF_ROOT = /[.。．｡]$/;
const STRAY_DOT = /^[.。．｡]|[.。．｡]$|[.。．｡]{2}/;
const AROUND_AN_ADDRESS = /[<>"():;,\\]/;
const NUMBER = /^\d+$/;

const refuse = (reason: MailAddressRefusal): ParsedMailAddress => ({ ok: false, reason });

/**
 * One bare `local@domain`, as a person types it into a form: no name, comments or groups. Spaces around it, and the dot of
 * a domain's root, are left out; an international domain comes back in its ASCII form (`xn--…`), the local part unchanged.
 * An international local part needs SMTPUTF8 all the way to the mailbox, so it is refused with a reason of its own.
 *
 * Japanese carriers gave out addresses such as `a..b.@carrier.example`, which RFC 5321 takes in quotes alone. They are
 * taken, and come back, as their owners write them; `quotedAddress` writes them for mail servers.
 */
export function parseMailAddress(typed: string): ParsedMailAddress {
  const text = typed.replace(SPACES_AROUND, '');
  if (text === '') return refuse('empty');
  if (text.length > MAX_ADDRESS + QUOTES) return refuse('too-long');
  const [quotedLocal = '', domain, ...more] = text.split('@');
  const local = withoutNeededQuotes(quotedLocal);
  if (more.length > 0 && /[,;\s]/.test(text)) return refuse('several-addresses');
  if (AROUND_AN_ADDRESS.test(local) || /[<>"(),;]/.test(domain ?? '')) return refuse('not-bare');
  if (INVISIBLE_OR_SPACE.test(text)) return refuse('space');
  if (domain === undefined) return refuse('no-at-sign');
  if (more.length > 0) return refuse('several-at-signs');
  const fault = faultOfLocalPart(local);
  if (fault !== null) return refuse(fault);
  const named = domain.replace(DOT_OF_ROOT, '');
  const asciiDomain = DOMAIN_AS_TYPED.test(named) ? domainToASCII(named) : '';
  const unusable = faultOfDomain(named, asciiDomain);
  if (unusable !== null) return refuse(unusable);
  const address = `${local}@${asciiDomain}`;
  const quotes = DOT_ATOM.test(local) ? 0 : QUOTES;
  const isTooLong = local.length + quotes > MAX_LOCAL_PART || address.length + quotes > MAX_ADDRESS;
  return isTooLong ? refuse('too-long') : { ok: true, address };
}

/** Dots that are quoted because they have to be are taken as without. All else in quotes could be anything. */
function withoutNeededQuotes(local: string): string {
  const quoted = /^"([^"\\]+)"$/.exec(local)?.[1];
  return quoted === undefined || DOT_ATOM.test(quoted) ? local : quoted;
}

function faultOfLocalPart(local: string): MailAddressRefusal | null {
  if (local === '') return 'no-local-part';
  if (/[^\p{ASCII}]/u.test(local)) return 'non-ascii-local-part';
  if (!ATOMS_AND_DOTS.test(local)) return 'local-part-character';
  return /^\.+$/.test(local) ? 'local-part-dots' : null;
}

function faultOfDomain(typed: string, ascii: string): MailAddressRefusal | null {
  if (typed === '') return 'no-domain';
  if (STRAY_DOT.test(typed)) return 'domain-dots';
  const labels = ascii.split('.');
  // To a URL parser `127.1` and `①.⓪.⓪.①` are IP addresses, and so they would be to others.
  if (typed.startsWith('[') || NUMBER.test(labels.at(-1) ?? '') || NUMBER.test(typed.split('.').at(-1) ?? ''))
    return 'domain-is-address';
  if (!labels.every((label) => LABEL.test(label))) return 'unusable-domain';
  return labels.length < 2 ? 'domain-of-one-part' : null;
}

/** What is wrong with a text as an address, in a sentence without its subject; null: it is one. */
export function faultOfMailAddress(text: string): string | null {
  const parsed = parseMailAddress(text);
  return parsed.ok ? null : `is not an e-mail address of the form name@example.com: ${refusals[parsed.reason]}`;
}

/** An address that `parseMailAddress` gave, as it stands in a header or a command. */
export function quotedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  return DOT_ATOM.test(local) ? address : `"${local}"${address.slice(at)}`;
}

/** The address as it is stored: an international domain in its ASCII form. Undefined if it is none. */
export function canonicalAddress(text: string): string | undefined {
  const parsed = parseMailAddress(text);
  return parsed.ok ? parsed.address : undefined;
}

/** Of a bare address, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
