import type { PortalWords } from './portal-words.js';
import { fr as status } from './status/fr.js';

export const fr: PortalWords = {
  locale: 'fr',
  direction: 'ltr',
  title: 'Vos e-mails',
  from: (organization) => `Ce que nous, chez ${organization}, vous écrivons au sujet de vos candidatures.`,
  notes: {
    heading: 'Les e-mails sans nouveauté',
    offer:
      'Vous pouvez vous passer des e-mails qui disent seulement qu’une date tient toujours ou que rien n’est encore décidé. Nous continuerons à vous informer d’une date qui change ou qui passe, et de notre décision.',
    decline: 'Me passer de ces e-mails',
    declined:
      'Vous ne recevez plus les e-mails qui disent seulement qu’une date tient toujours ou que rien n’est encore décidé. Nous continuerons à vous informer d’une date qui change ou qui passe, et de notre décision.',
    again: 'Recevoir à nouveau ces e-mails',
  },
  silence: {
    heading: 'Plus aucun e-mail',
    offer: (organization) =>
      `Chez ${organization}, nous n’enverrons plus rien à cette adresse, pour aucune candidature\u00A0: ni changement de date, ni décision. Notre équipe de recrutement en a connaissance et pourra vous joindre autrement. Vos candidatures suivent leur cours.`,
    confirm: 'Oui, ne m’envoyez plus rien',
    done: (organization) =>
      `Chez ${organization}, nous n’envoyons plus rien à cette adresse. Pour changer cela, écrivez directement à ${organization}.`,
  },
  missing: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Il est peut-être incomplet ou trop ancien. Ouvrez-le à nouveau depuis l’e-mail, ou prenez un e-mail plus récent.',
  },
  paused: {
    title: 'Impossible pour le moment',
    text: 'Rien ne peut être envoyé depuis cette page pour le moment, et rien ne l’a été. Ce qui a été annoncé reste valable. Merci de réessayer plus tard, ou de répondre à l’un de nos e-mails.',
  },
  faulty: {
    title: 'Impossible pour le moment',
    text: 'Quelque chose ne va pas de notre côté. Merci de rouvrir cette page dans quelques minutes\u202F: si vous venez d’envoyer quelque chose, vous y verrez si cela est arrivé.',
  },
  status,
};
