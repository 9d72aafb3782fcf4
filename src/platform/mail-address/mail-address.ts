import { domainToASCII } from 'node:url';

/** Why a text is not an address that mail may be sent to. */
export type MailAddressRefusal = 'malformed' | 'too-long' | 'non-ascii-local-part' | 'unusable-domain';

export type ParsedMailAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly reason: MailAddressRefusal };

// RFC 5321 section 4.5.3.1: 64 octets for the local part, 256 for the path, two of which are its angle brackets.
const MAX_LOCAL_PART = 64;
const MAX_ADDRESS = 254;

const DOT_ATOM = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
// Checked before the conversion to ASCII, which follows the rules of URL hosts: it decodes %61 and drops what it ignores.
const DOMAIN_AS_TYPED = /^(?:[a-z0-9.-]|[^\p{ASCII}])+$/iu;
const INVISIBLE_OR_SPACE = /[\p{C}\p{Z}]/u;

const refuse = (reason: MailAddressRefusal): ParsedMailAddress => ({ ok: false, reason });

/**
 * One bare `local@domain`, as a person types it into a form: no name, quotes, comments, groups or spaces. An
 * international domain comes back in its ASCII form (`xn--…`), the local part unchanged. An international local part
 * needs SMTPUTF8 all the way to the mailbox, so it is refused with a reason of its own.
 */
export function parseMailAddress(text: string): ParsedMailAddress {
  if (text.length > MAX_ADDRESS) return refuse('too-long');
  const [local, domain, ...more] = text.split('@');
  if (!local || !domain || more.length > 0 || INVISIBLE_OR_SPACE.test(text)) return refuse('malformed');
  if (/[^\p{ASCII}]/u.test(local)) return refuse('non-ascii-local-part');
  if (!DOT_ATOM.test(local)) return refuse('malformed');
  const asciiDomain = DOMAIN_AS_TYPED.test(domain) ? domainToASCII(domain) : '';
  if (!isMailDomain(asciiDomain)) return refuse('unusable-domain');
  const address = `${local}@${asciiDomain}`;
  if (local.length > MAX_LOCAL_PART || address.length > MAX_ADDRESS) return refuse('too-long');
  return { ok: true, address };
}

/** At least two labels, and the last one is no number: `127.1` and `①.⓪.⓪.①` are IP addresses to a URL parser. */
function isMailDomain(domain: string): boolean {
  const labels = domain.split('.');
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
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
