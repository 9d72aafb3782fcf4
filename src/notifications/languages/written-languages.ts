import { isWritten, MAIL_LANGUAGES } from '../../mails/index.js';
import type { LocaleWarning, MailLanguage } from './languages.model.js';

const languages: readonly MailLanguage[] = MAIL_LANGUAGES.map(({ locale, direction }) => ({
  locale,
  name: new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale,
  direction: direction === 'rtl' ? 'RIGHT_TO_LEFT' : 'LEFT_TO_RIGHT',
}));

export function writtenLanguages(): MailLanguage[] {
  return [...languages];
}

/** @param instead where mails are written that are not written in this language */
export function localeWarnings(locale: string | null, instead: string): LocaleWarning[] {
  if (locale === null || isWritten(locale)) return [];
  const message = `No mail is written in ${JSON.stringify(locale)}: mails are written ${instead}. The organization's mailLanguages are those there are.`;
  return [{ code: 'LANGUAGE_NOT_WRITTEN', locale, message }];
}
