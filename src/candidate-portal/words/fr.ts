import type { PortalWords } from './portal-words.js';

export const fr: PortalWords = {
  locale: 'fr',
  direction: 'ltr',
  title: 'Vos e-mails',
  from: (organization) => `Ce que ${organization} vous envoie au sujet de vos candidatures.`,
  notes: {
    heading: 'Les e-mails sans nouveauté',
    offer:
      'Vous pouvez vous passer des e-mails qui disent seulement qu’une date tient toujours ou que rien n’est encore décidé. Vous serez toujours informé d’une date qui change ou qui passe, et de la décision.',
    decline: 'Me passer de ces e-mails',
    declined:
      'Vous ne recevez plus les e-mails qui disent seulement qu’une date tient toujours ou que rien n’est encore décidé. Vous serez toujours informé d’une date qui change ou qui passe, et de la décision.',
    again: 'Recevoir à nouveau ces e-mails',
  },
  silence: {
    heading: 'Plus aucun e-mail',
    offer: (organization) =>
      `${organization} n’enverra plus rien à cette adresse : ni nouvelle date, ni décision. Nous l’en informons, pour que vous puissiez être joint autrement. Votre candidature suit son cours.`,
    ask: 'Ne m’écrivez plus…',
    confirm: 'Oui, ne m’envoyez plus rien',
    done: (organization) =>
      `${organization} n’envoie plus rien à cette adresse. Pour changer cela, adressez-vous directement à eux.`,
  },
  missing: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Il est peut-être incomplet ou trop ancien. Ouvrez-le à nouveau depuis l’e-mail, ou prenez un e-mail plus récent.',
  },
};
