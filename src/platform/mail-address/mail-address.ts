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
  'local-part-dots': 'before the @ a dot stands at an end, or two in a row',
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

const ATOM = /^[\w!#$%&'*+/=?^`{|}~.-]+$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
// Checked before the conversion to ASCII, which follows the rules of URL hosts: it decodes %61 and drops what it ignores.
const DOMAIN_AS_TYPED = /^(?:[a-z0-9.-]|[^\p{ASCII}])+$/iu;
const INVISIBLE_OR_SPACE = /[\p{C}\p{Z}]/u;
// The dots of East Asian keyboards are dots of a domain too.
const STRAY_DOT = /^[.。．｡]|[.。．｡]$|[.。．｡]{2}/;
const AROUND_AN_ADDRESS = /[<>"():;,\\]/;
const NUMBER = /^\d+$/;

const refuse = (reason: MailAddressRefusal): ParsedMailAddress => ({ ok: false, reason });

/**
 * One bare `local@domain`, as a person types it into a form: no name, quotes, comments, groups or spaces. An
 * international domain comes back in its ASCII form (`xn--…`), the local part unchanged. An international local part
 * needs SMTPUTF8 all the way to the mailbox, so it is refused with a reason of its own.
 */
export function parseMailAddress(text: string): ParsedMailAddress {
  if (text === '') return refuse('empty');
  if (text.length > MAX_ADDRESS) return refuse('too-long');
  const [local = '', domain, ...more] = text.split('@');
  if (more.length > 0 && /[,;\s]/.test(text)) return refuse('several-addresses');
  if (AROUND_AN_ADDRESS.test(local) || /[<>"(),;]/.test(domain ?? '')) return refuse('not-bare');
  if (INVISIBLE_OR_SPACE.test(text)) return refuse('space');
  if (domain === undefined) return refuse('no-at-sign');
  if (more.length > 0) return refuse('several-at-signs');
  const fault = faultOfLocalPart(local);
  if (fault !== null) return refuse(fault);
  const asciiDomain = DOMAIN_AS_TYPED.test(domain) ? domainToASCII(domain) : '';
  const unusable = faultOfDomain(domain, asciiDomain);
  if (unusable !== null) return refuse(unusable);
  const address = `${local}@${asciiDomain}`;
  if (local.length > MAX_LOCAL_PART || address.length > MAX_ADDRESS) return refuse('too-long');
  return { ok: true, address };
}

function faultOfLocalPart(local: string): MailAddressRefusal | null {
  if (local === '') return 'no-local-part';
  if (/[^\p{ASCII}]/u.test(local)) return 'non-ascii-local-part';
  if (!ATOM.test(local)) return 'local-part-character';
  return STRAY_DOT.test(local) ? 'local-part-dots' : null;
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

/** The address as mail servers take it: an international domain in its ASCII form. Undefined if it is none. */
export function canonicalAddress(text: string): string | undefined {
  const parsed = parseMailAddress(text);
  return parsed.ok ? parsed.address : undefined;
}

/** Of a bare address, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
