import { domainToASCII } from 'node:url';

/** Why a text is not an address that mail may be sent to. */
export type MailAddressRefusal = 'malformed' | 'too-long' | 'non-ascii-local-part' | 'unusable-domain';

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
  if (text.length > MAX_ADDRESS + QUOTES) return refuse('too-long');
  const [quotedLocal, domain, ...more] = text.split('@');
  const local = withoutNeededQuotes(quotedLocal ?? '');
  if (!local || !domain || more.length > 0 || INVISIBLE_OR_SPACE.test(text)) return refuse('malformed');
  if (/[^\p{ASCII}]/u.test(local)) return refuse('non-ascii-local-part');
  if (!ATOMS_AND_DOTS.test(local) || /^\.+$/.test(local)) return refuse('malformed');
  const asciiDomain = DOMAIN_AS_TYPED.test(domain) ? domainToASCII(domain).replace(/\.$/, '') : '';
  if (!isMailDomain(asciiDomain)) return refuse('unusable-domain');
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

/** At least two labels, and the last one is no number: `127.1` and `①.⓪.⓪.①` are IP addresses to a URL parser. */
function isMailDomain(domain: string): boolean {
  const labels = domain.split('.');
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
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

const sentences: Readonly<Record<MailAddressRefusal, string>> = {
  malformed: 'is not an e-mail address of the form name@example.com',
  'too-long': 'is too long for an e-mail address: it has 64 characters before the @ at most, and 254 in all',
  'non-ascii-local-part':
    'has characters before the @ that are not ASCII: not all mail servers on the way would pass such an e-mail address on',
  'unusable-domain':
    'has no domain after the @ to which mail can be sent: an e-mail address has the form name@example.com',
};

/** What is wrong with an e-mail address, for whoever typed it; null if nothing is. */
export function faultOfAddress(text: string): string | null {
  const parsed = parseMailAddress(text);
  return parsed.ok ? null : sentences[parsed.reason];
}

/** Of a bare address, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
