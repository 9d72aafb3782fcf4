import { ValidateBy, type ValidationArguments, type ValidationOptions } from 'class-validator';
import { faultOfCountry } from '../input/country.js';
import { faultOfLine } from '../input/texts.js';
import { faultOfMailAddress } from '../mail-address/mail-address.js';

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

/** Why a text is no name of a person, or of an organization that signs as one; null: it is one. */
export function faultOfPersonName(value: string, longest = 120): string | null {
  // A name without a letter is a mistake.
  return faultOfLine(value, longest) ?? (/\p{L}/u.test(value) ? null : 'must contain a letter');
}

function isHttpsAddress(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

type FaultOf = (value: unknown) => string | null;

/** A decorator of inputs by what is wrong with a value: null, if nothing is. */
const rule = (name: string, faultOf: FaultOf) => (options?: ValidationOptions) =>
  ValidateBy(
    {
      name,
      validator: {
        validate: (value) => faultOf(value) === null,
        defaultMessage: (args?: ValidationArguments) => faultOf(args?.value) ?? '',
      },
    },
    options,
  );

const ofText =
  (faultOf: (text: string) => string | null): FaultOf =>
  (value) =>
    typeof value === 'string' ? faultOf(value) : 'must be a text';

const unless =
  (is: (value: unknown) => boolean, message: string): FaultOf =>
  (value) =>
    is(value) ? null : message;

export const IsTimeZone = rule(
  'isTimeZone',
  unless(isTimeZone, 'is not a time zone of the IANA database, such as Europe/Berlin'),
);
export const IsLocale = rule('isLocale', unless(isLocale, 'is not a language tag, such as es or pt-BR'));
export const IsPhoneNumber = rule(
  'isPhoneNumber',
  unless(
    isPhoneNumber,
    'is not a telephone number, such as +49 30 1234567: 5 to 15 digits, with spaces and ( ) . / - between them',
  ),
);
export const IsPersonName = (longest = 120) =>
  rule(
    'isPersonName',
    ofText((text) => faultOfPersonName(text, longest)),
  )();
export const IsMailAddress = rule('isMailAddress', ofText(faultOfMailAddress));
export const IsCountryCode = rule('isCountryCode', ofText(faultOfCountry));
export const IsColour = rule(
  'isColour',
  unless((value) => typeof value === 'string' && /^#[\da-f]{6}$/i.test(value), 'is not a colour of the form #rrggbb'),
);
export const IsHttpsAddress = rule(
  'isHttpsAddress',
  unless(
    (value) => typeof value === 'string' && isHttpsAddress(value),
    'is not an https address without user and password',
  ),
);
