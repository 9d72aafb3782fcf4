import type { StatusWords } from './status-words.js';

export const fr: StatusWords = {
  open: {
    title: 'Nous avons votre candidature',
    text: 'Il n’y a pas encore de date. Dès qu’il y en aura une, nous vous écrirons.',
  },
  several: 'Vos candidatures',
  done: {
    title: 'C’est bien arrivé',
    until: (time) => `Vous pouvez l’annuler jusqu’à ${time}. D’ici là, personne n’en sait rien.`,
    undo: 'Annuler',
    undone: 'Annulé. Personne n’en a rien su.',
    tooLate: 'C’est déjà parti et ne peut plus être annulé ici. Merci de répondre à l’un de nos e-mails.',
    saved: 'Enregistré.',
    confirmMail: 'Nous avons écrit à la nouvelle adresse. Elle comptera dès que vous l’aurez confirmée.',
  },
  history: {
    heading: 'Ce qui s’est passé',
    applied: 'Nous avons reçu votre candidature.',
    passed: 'Nous vous avons dit que la date était passée sans réponse.',
    undecided: 'Nous vous avons dit qu’il n’y avait pas encore de réponse.',
    acts: {
      UPDATE_REQUEST: 'Vous avez demandé où nous en étions.',
      STILL_INTERESTED: 'Vous nous avez dit que le poste vous intéresse toujours.',
      THANK_YOU: 'Vous nous avez remerciés.',
      COMPETING_OFFER: 'Vous nous avez parlé d’une autre offre.',
      WITHDRAW: 'Vous avez retiré votre candidature.',
      ACCEPTED_ELSEWHERE: 'Vous nous avez dit avoir accepté une autre offre.',
      DATA_REQUEST: 'Vous avez demandé vos données.',
      ERASURE_REQUEST: 'Vous avez demandé l’effacement de vos données.',
    },
  },
  updates: {
    heading: 'Demander où nous en sommes',
    now: (left, most) => `Vous pouvez demander des nouvelles maintenant (encore ${left} sur ${most}).`,
    notYet: (day, left, most) =>
      `Vous pourrez demander des nouvelles ici à partir du ${day} (encore ${left} sur ${most}).`,
    asked: (day, left, most) =>
      `Vous avez demandé le ${day}, et nous vous devons une réponse (encore ${left} sur ${most}).`,
    againFrom: (day, left, most) => `Vous pourrez redemander à partir du ${day} (encore ${left} sur ${most}).`,
    usedUp: (most) =>
      `Vous avez demandé ${most} fois. Les responsables le savent\u202F; merci de nous écrire directement maintenant.`,
    why: 'D’ici là, vous devriez avoir eu de nos nouvelles. Vous pouvez répondre à nos e-mails à tout moment.',
    send: 'Demander des nouvelles',
  },
  acts: {
    heading: 'Ce que vous pouvez faire',
    read: {
      open: 'J’ai lu',
      text: 'Si vous le souhaitez, dites-nous que vous avez vu la date ci-dessus.',
      send: 'J’ai lu',
    },
    interested: {
      open: 'Le poste m’intéresse toujours',
      text: 'Nous saurons que le poste vous intéresse toujours. Cela ne change pas la date.',
      send: 'Le poste m’intéresse toujours',
    },
    thanks: { open: 'Dire merci', text: 'Nous transmettons vos mots.', send: 'Envoyer' },
    offer: {
      open: 'J’ai une autre offre',
      text: 'Seule l’équipe de recrutement le voit, et seulement le jour. Cela ne joue aucun rôle dans l’examen de votre candidature.',
      send: 'Le dire à l’équipe de recrutement',
      day: 'Je dois répondre au plus tard le',
    },
    withdraw: {
      open: 'Retirer ma candidature',
      text: 'Votre candidature prend fin, et vous ne recevrez plus d’e-mails à son sujet.',
      send: 'Continuer',
      elsewhere: 'J’ai accepté une autre offre\u202F: mettre fin à toutes mes candidatures ici',
      preview: 'Retirer votre candidature\u202F?',
      confirm: 'Oui, la retirer',
    },
    message: 'Votre message (facultatif)',
    back: 'Retour',
  },
  settings: {
    heading: 'Vos coordonnées',
    open: 'Corriger mes coordonnées',
    greetingName: 'Comment nous vous appelons dans nos e-mails',
    language: 'Langue',
    zone: 'Fuseau horaire',
    email: 'Adresse e-mail',
    emailHint: 'Une nouvelle adresse compte dès que vous l’avez confirmée.',
    save: 'Enregistrer',
  },
  calendar: {
    heading: 'Dans votre agenda',
    text: 'L’entrée s’appelle «\u202FRéponse attendue\u202F» et ne nomme personne.',
    file: 'Télécharger l’entrée',
    makeFeed: 'Créer une adresse d’agenda',
    feed: 'Votre adresse d’agenda',
    feedHint: 'Copiez-la dans votre agenda. Elle n’est affichée que maintenant. Qui la possède voit la date.',
    entry: 'Réponse attendue',
  },
  sent: 'Ce que nous vous avons envoyé',
  data: {
    heading: 'Vos données',
    copy: {
      open: 'Demander mes données',
      text: 'Nous répondons dans un délai d’un mois.',
      send: 'Demander mes données',
    },
    erase: {
      open: 'Demander l’effacement',
      text: 'Quelqu’un s’en occupe dans un délai d’un mois. L’effacement met fin à votre candidature.',
      send: 'Demander l’effacement',
    },
  },
  faults: {
    title: 'Merci de vérifier',
    notNow: 'Ce n’est pas possible pour le moment. Rien n’a été envoyé.',
    ended: 'Cette candidature est close. Rien n’a été envoyé.',
    tooLong: (most) => `C’est trop long\u202F: au plus ${most} caractères. Rien n’a été envoyé.`,
    day: 'Merci d’indiquer un jour à partir d’aujourd’hui.',
    email: 'Merci d’indiquer une adresse de la forme nom@example.com.',
    zone: 'Merci de choisir un fuseau horaire dans la liste.',
    expired: 'Cette page était ouverte depuis longtemps. Merci de la relire, puis d’envoyer de nouveau.',
  },
  address: {
    title: 'Confirmer votre adresse',
    text: (address) => `Nous vous écrirons désormais à ${address}.`,
    confirm: 'Confirmer cette adresse',
    done: 'Confirmé. Nous écrivons désormais à cette adresse.',
  },
  dead: {
    send: 'M’envoyer un nouveau lien',
    sent: 'Si nous connaissons ce lien, un nouveau est en route vers l’adresse que nous avons.',
    address: {
      asked: {
        text: 'Il est peut-être incomplet, ou trop ancien. Si la nouvelle adresse n’a pas été confirmée, l’ancienne reste valable\u202F; vous pouvez indiquer à nouveau la nouvelle sur votre page.',
        renew: 'M’envoyer un lien vers ma page',
      },
      sent: 'Si nous connaissons ce lien, un lien vers votre page est en route vers l’adresse que nous avons. Vous pourrez y indiquer à nouveau la nouvelle.',
    },
  },
  printed: (day) => `Imprimé le ${day}.`,
};
