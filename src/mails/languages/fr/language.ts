import type { MailLanguage } from '../../words/mail-language.js';
import { candidate } from './candidate.js';
import { member } from './member.js';

// Names stand where no elision can fall on them ("chez", "à", in quotation marks), since nobody knows how they begin. What
// would agree with the reader's or the writer's gender is worded around it.
export const language: MailLanguage = {
  locale: 'fr',
  direction: 'ltr',
  dateLocale: 'fr-FR',
  colon: '\u202F: ',
  gap: ' ',
  polishDate: (date) => date.replace(/(?<!\d)1(?=\s\p{L})/u, '1er'),
  sentences: { ...candidate, ...member },
  falseHope: [
    'bientôt',
    'prochainement',
    'très vite',
    'au plus vite',
    'rapidement',
    'sous peu',
    'incessamment',
    'dans les meilleurs délais',
    'dans les plus brefs délais',
    'certainement',
    'sûrement',
    'sans aucun doute',
    'garanti',
    'garantie',
    'garantissons',
    'bonnes chances',
    'toutes vos chances',
    'excellent profil',
    'vivier',
    'nous vous recontacterons',
  ],
};
