import { ValidateBy, type ValidationOptions } from 'class-validator';
import { parseMailAddress } from '../mail-address/mail-address.js';

/** An IANA time zone this runtime knows, such as `Europe/Berlin`. Offsets and abbreviations are not zones: they forget daylight saving. */
export function isTimeZone(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(value)) return false;
  if (value !== 'UTC' && !value.includes('/')) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * A BCP 47 language tag, such as `es` or `pt-BR`. The form allows languages of eight letters, of which there are none: a
 * word such as `German` is no tag.
 */
export function isLocale(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 35) return false;
  try {
    return /^[a-z]{2,3}(?![a-z])/i.test(value) && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** Of the digits alone: the fewest that reach somebody abroad, and E.164's most. */
const phoneDigits = { fewest: 5, most: 15 };

/** A telephone number as people write them: digits with spaces and marks between them, perhaps an extension. */
export function isPhoneNumber(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 40) return false;
  const [, number] = /^(\+?[\d ()./-]+?)(?: ?(?:x|ext\.?) ?\d{1,6})?$/i.exec(value.trim()) ?? [];
  const digits = number?.replace(/\D/g, '').length ?? 0;
  return digits >= phoneDigits.fewest && digits <= phoneDigits.most;
}

export function isPersonName(value: unknown): boolean {
  // A name without a letter is a mistake; control characters are never part of one.
  return typeof value === 'string' && /\p{L}/u.test(value) && !/\p{Cc}/u.test(value);
}

function isHttpsAddress(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

const rule = (name: string, validate: (value: unknown) => boolean, message: string) => (options?: ValidationOptions) =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => message } }, options);

export const IsTimeZone = rule(
  'isTimeZone',
  isTimeZone,
  'is not a time zone of the IANA database, such as Europe/Berlin',
);
export const IsLocale = rule('isLocale', isLocale, 'is not a language tag, such as es or pt-BR');
export const IsPhoneNumber = rule(
  'isPhoneNumber',
  isPhoneNumber,
  'is not a telephone number, such as +49 30 1234567: 5 to 15 digits, with spaces and ( ) . / - between them',
);
export const IsLine = rule(
  'isLine',
  (value) => typeof value === 'string' && /\S/u.test(value) && !/[\p{Cc}\u2028\u2029]/u.test(value),
  'must be one line that is not blank',
);
export const IsPersonName = rule('isPersonName', isPersonName, 'must contain a letter and no control characters');
export const IsMailAddress = rule(
  'isMailAddress',
  (value) => typeof value === 'string' && parseMailAddress(value).ok,
  'is not an e-mail address of the form name@example.com',
);
export const IsCountryCode = rule(
  'isCountryCode',
  (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value),
  'is not an ISO 3166 country such as DE',
);
export const IsColour = rule(
  'isColour',
  (value) => typeof value === 'string' && /^#[\da-f]{6}$/i.test(value),
  'is not a colour of the form #rrggbb',
);
export const IsHttpsAddress = rule(
  'isHttpsAddress',
  (value) => typeof value === 'string' && isHttpsAddress(value),
  'is not an https address without user and password',
);
