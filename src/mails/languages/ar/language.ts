import type { MailLanguage } from '../../words/mail-language.js';
import { candidate } from './candidate.js';
import { member } from './member.js';

// Readers are spoken to in the plural of respect, which fits women and men alike; sentences about a person are built
// around nouns, whose form does not depend on who it is.
export const language: MailLanguage = {
  locale: 'ar',
  direction: 'rtl',
  dateLocale: 'ar',
  colon: ': ',
  gap: ' ',
  // In a sentence the weekday takes no comma.
  polishDate: (date) => date.replace('،', ''),
  sentences: { ...candidate, ...member },
  falseHope: [
    'قريبًا',
    'قريبا',
    'عما قريب',
    'في أقرب وقت',
    'خلال فترة وجيزة',
    'بالتأكيد',
    'حتمًا',
    'بلا شك',
    'نضمن',
    'مضمون',
    'فرصة كبيرة',
    'فرص كبيرة',
    'مرشح قوي',
    'سنتواصل معكم',
  ],
};
