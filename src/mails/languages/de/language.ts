import type { MailLanguage } from '../../words/mail-language.js';
import { candidate } from './candidate.js';
import { member } from './member.js';

export const language: MailLanguage = {
  locale: 'de',
  direction: 'ltr',
  dateLocale: 'de-DE',
  colon: ': ',
  gap: ' ',
  sentences: { ...candidate, ...member },
  falseHope: [
    'bald',
    'baldmöglichst',
    'demnächst',
    'in kürze',
    'zeitnah',
    'schnellstmöglich',
    'umgehend',
    'sicher',
    'sicherlich',
    'bestimmt',
    'auf jeden fall',
    'garantiert',
    'garantieren',
    'zweifellos',
    'gute chancen',
    'beste chancen',
    'engere wahl',
    'engeren wahl',
    'talentpool',
    'wir melden uns',
  ],
};
