import { MAIL_LANGUAGES } from '../../src/mails/words/mail-languages.js';
import { EVERY_SAMPLE, type Sample } from './every-sample.js';
import { indexPage } from './index-page.js';

export const LOCALES = MAIL_LANGUAGES.map(({ locale }) => locale);
const BASE = 'en';

/** The first sample of a kind stands for it: it is kept in every language, as text and as HTML. */
export function isMain({ name, kind }: Sample): boolean {
  return EVERY_SAMPLE.find((each) => each.kind === kind)?.name === name;
}

/**
 * The committed pictures of all mails: what each file in this folder has to hold, by its path. Other faces of a kind
 * are kept as HTML in English, and as text in every language: one file for all of them.
 */
export function mailFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const sample of EVERY_SAMPLE) {
    for (const locale of isMain(sample) ? LOCALES : [BASE]) {
      files.set(`${sample.name}/${locale}.txt`, textOf(sample, locale));
      files.set(`${sample.name}/${locale}.html`, sample.compose(locale).html);
    }
  }
  const others = EVERY_SAMPLE.filter((sample) => !isMain(sample));
  for (const locale of LOCALES.filter((each) => each !== BASE)) {
    const texts = others.map((sample) => `===== ${sample.name}\n\n${textOf(sample, locale)}`);
    files.set(`other-faces.${locale}.txt`, texts.join('\n'));
  }
  files.set('index.html', indexPage(EVERY_SAMPLE.filter(isMain), others, LOCALES));
  return files;
}

function textOf(sample: Sample, locale: string): string {
  const { subject, preheader, text, calendars } = sample.compose(locale);
  const files = calendars.map(
    ({ filename, method, content }) => `\n===== ${filename}, ${method}\n\n${content.replaceAll('\r\n', '\n')}`,
  );
  return `${subject}\n${preheader}\n\n${text}${files.join('')}`;
}
