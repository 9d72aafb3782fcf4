import { readdirSync } from 'node:fs';
import { language as en } from '../languages/en.js';
import type { MailLanguage } from './mail-language.js';

const FOLDER = '../languages/';

/** Whatever lies in the folder of languages, English first. Read once, as imports are: a new file is a new language. */
export const MAIL_LANGUAGES: readonly MailLanguage[] = [en, ...(await others())];

async function others(): Promise<MailLanguage[]> {
  const files = readdirSync(new URL(FOLDER, import.meta.url));
  const names = files.flatMap((file) => /^([a-zA-Z-]+)\.[jt]s$/u.exec(file)?.[1] ?? []);
  const modules = await Promise.all(names.sort().map((name) => import(`${FOLDER}${name}.js`)));
  return modules.map(({ language }: { language: MailLanguage }) => language).filter((language) => language !== en);
}

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
