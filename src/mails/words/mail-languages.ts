import { readdirSync } from 'node:fs';
import { language as en } from '../languages/en/language.js';
import type { ByLanguage } from '../mail-facts.js';
import type { MailLanguage } from './mail-language.js';

const FOLDER = '../languages/';

/** Whatever lies in the folder of languages, English first. Read once, as imports are: a new folder is a new language. */
export const MAIL_LANGUAGES: readonly MailLanguage[] = [en, ...(await others())];

async function others(): Promise<MailLanguage[]> {
  const names = readdirSync(new URL(FOLDER, import.meta.url)).filter((name) => /^[a-zA-Z-]+$/u.test(name));
  const modules = await Promise.all(names.sort().map((name) => import(`${FOLDER}${name}/language.js`)));
  return modules.map(({ language }: { language: MailLanguage }) => language).filter((language) => language !== en);
}

export interface Reader {
  language: MailLanguage;
  /** The reader's own habits of writing dates where their region is known. */
  dateLocale: string;
  /** `MX`, `419`; null where it is not known. */
  region: string | null;
}

/** The language written to a reader: exactly theirs, else its base language, else English. */
export function readerOf(locale: string): Reader {
  const wanted = parsed(locale);
  const language = wanted && languageOf(wanted);
  if (!language) return { language: en, dateLocale: en.dateLocale, region: null };
  const { region = null } = wanted;
  return { language, dateLocale: region ? `${wanted.language}-${region}` : language.dateLocale, region };
}

/** Whether mails are written in that language, in whatever region it is spoken. */
export function isWritten(locale: string): boolean {
  const wanted = parsed(locale);
  return wanted !== null && languageOf(wanted) !== undefined;
}

/** Of the locales that somebody is known by, the one that is wanted most, the first in whose language mails are written. */
export function writtenLocale(...wanted: readonly (string | null | undefined)[]): string {
  return wanted.find((locale) => locale != null && isWritten(locale)) ?? en.locale;
}

/** What there is in a reader's language: exactly theirs, else its base language; undefined if there is nothing. */
export function inLanguageOf<Words>(
  byLanguage: ByLanguage<Words>,
  { language, dateLocale }: Reader,
): Words | undefined {
  const found = [dateLocale, language.locale].find((locale) => Object.hasOwn(byLanguage, locale));
  return found === undefined ? undefined : byLanguage[found];
}

/** The language and region of a locale as an attribute of HTML takes it; null if it is none. */
export function languageTag(locale: string): string | null {
  return parsed(locale)?.baseName ?? null;
}

function languageOf({ baseName, language: base }: Intl.Locale): MailLanguage | undefined {
  return spoken(baseName) ?? spoken(base);
}

function spoken(locale: string): MailLanguage | undefined {
  return MAIL_LANGUAGES.find((language) => language.locale === locale);
}

/** Read once: reading one takes as long as saying a few sentences in it. */
const locales = new Map<string, Intl.Locale | null>();
/** Languages times regions; they come from outside, and more can be read than exist. */
const MOST_LOCALES = 1_000;

function parsed(locale: string): Intl.Locale | null {
  const known = locales.get(locale);
  if (known !== undefined) return known;
  if (locales.size >= MOST_LOCALES) locales.clear();
  const read = localeIn(locale);
  locales.set(locale, read);
  return read;
}

function localeIn(text: string): Intl.Locale | null {
  try {
    return new Intl.Locale(text.trim().replaceAll('_', '-'));
  } catch {
    return null;
  }
}
