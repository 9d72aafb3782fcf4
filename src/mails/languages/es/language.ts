import type { MailLanguage } from '../../words/mail-language.js';
import { candidate } from './candidate.js';
import { inAmerica } from './in-america.js';
import { member } from './member.js';

// Written with "usted", which is wrong nowhere, and without adjectives that would have to know the reader's gender.
export const language: MailLanguage = {
  locale: 'es',
  direction: 'ltr',
  dateLocale: 'es-ES',
  colon: ': ',
  gap: ' ',
  // In a sentence the weekday takes no comma: "el viernes 4 de diciembre de 2026".
  polishDate: (date) => date.replace(',', ''),
  sentences: { ...candidate, ...member },
  inRegion: inAmerica,
  falseHope: [
    'pronto',
    'en breve',
    'próximamente',
    'cuanto antes',
    'lo antes posible',
    'a la mayor brevedad',
    'enseguida',
    'seguramente',
    'sin duda',
    'con toda seguridad',
    'garantizado',
    'garantizada',
    'garantizamos',
    'muchas posibilidades',
    'buenas posibilidades',
    'muchas opciones',
    'perfil ideal',
    'bolsa de talento',
    'nos pondremos en contacto',
  ],
};
