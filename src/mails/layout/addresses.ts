/** A longer address leaves no room for the rest of its line of 998 octets. */
const LONGEST = 800;

/** Encoded, an address cannot add header fields to the mail it opens; null if it is too long. */
export function mailtoAddress(email: string): string | null {
  const target = `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`;
  return target.length <= LONGEST ? target : null;
}

/** Digits, and a plus in front: what a phone dials. Null where there is nothing to dial. */
export function telAddress(phone: string): string | null {
  // What follows a letter is an extension, which a phone would dial as part of the number.
  const dialled = phone
    .replace(/\p{L}.*$/su, '')
    .replace(/[^\d+]/gu, '')
    .replace(/(?!^)\+/gu, '');
  return /\d/u.test(dialled) ? `tel:${dialled}` : null;
}

/** https without user and password, encoded on one line; null for anything else. */
export function httpsAddress(url: string | null | undefined): string | null {
  const parsed = url ? URL.parse(url) : null;
  if (parsed?.protocol !== 'https:' || parsed.username || parsed.password) return null;
  // An address of ours holds a secret of the reader's, put in while sending: nobody else's may look like one's place.
  const href = parsed.href.replaceAll("'", '%27').replaceAll('{', '%7B').replaceAll('}', '%7D');
  return href.length <= LONGEST ? href : null;
}
