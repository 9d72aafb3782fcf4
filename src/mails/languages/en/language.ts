import type { MailLanguage } from '../../words/mail-language.js';
import { candidate } from './candidate.js';
import { member } from './member.js';

export const language: MailLanguage = {
  locale: 'en',
  direction: 'ltr',
  dateLocale: 'en-GB',
  colon: ': ',
  gap: ' ',
  // A day of the week takes no comma before a day of the month; where the month comes first it does.
  polishDate: (date) => date.replace(/^(\p{L}+), (?=\d)/u, '$1 '),
  sentences: { ...candidate, ...member },
  falseHope: [
    'soon',
    'shortly',
    'any day now',
    'very likely',
    'definitely',
    'certainly',
    'guarantee',
    'guaranteed',
    'rest assured',
    'no doubt',
    'great chance',
    'good chance',
    'strong candidate',
    'top candidate',
    'shortlisted',
    'keep your application on file',
    'on file',
    'we will be in touch',
  ],
};
