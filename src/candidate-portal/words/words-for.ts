import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import type { PortalWords } from './portal-words.js';

// Those of the mails.
export const PORTAL_LANGUAGES: readonly PortalWords[] = [en, ar, de, es, fr, ja];

// A browser names a few; more are somebody's experiment.
const mostLanguages = 10;

/** The words of a mail's language: English where the pages are not written in it. */
export function wordsFor(locale: string): PortalWords {
  return spoken(locale) ?? en;
}

/** The words for whoever asks, of whom nothing is known but what their browser says. */
export function wordsOfBrowser(acceptLanguage: string | undefined): PortalWords {
  const ranges = (acceptLanguage ?? '').split(',', mostLanguages).map((range) => {
    const [tag = '', quality] = range.split(';q=');
    return { tag: tag.trim(), weight: quality === undefined ? 1 : Number(quality) || 0 };
  });
  const wanted = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return wanted.map(({ tag }) => spoken(tag)).find((words) => words !== undefined) ?? en;
}

function spoken(locale: string): PortalWords | undefined {
  const language = locale.toLowerCase().split('-', 1)[0];
  return PORTAL_LANGUAGES.find((words) => words.locale === language);
}
