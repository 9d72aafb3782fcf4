import { de } from './languages/de.js';
import { en } from './languages/en.js';
import type { MailLanguage } from './mail-sentences.js';

export const MAIL_LANGUAGES: readonly MailLanguage[] = [en, de];

export interface Reader {
  language: MailLanguage;
  /** The reader's own habits of writing dates where their region is known. */
  dateLocale: string;
}

/** The language written to a reader: exactly theirs, else its base language, else English. */
export function readerOf(locale: string): Reader {
  const wanted = parsed(locale);
  const language = wanted && (spoken(wanted.baseName) ?? spoken(wanted.language));
  if (!language) return { language: en, dateLocale: en.dateLocale };
  return {
    language,
    dateLocale: wanted.region ? `${wanted.language}-${wanted.region}` : language.dateLocale,
  };
}

function spoken(locale: string): MailLanguage | undefined {
  return MAIL_LANGUAGES.find((language) => language.locale === locale);
}

function parsed(locale: string): Intl.Locale | null {
  try {
    return new Intl.Locale(locale.trim().replaceAll('_', '-'));
  } catch {
    return null;
  }
}
