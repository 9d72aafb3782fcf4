import type { MailLanguage } from '../words/mail-language.js';

// Names stand where no elision can fall on them ("chez", "à", in quotation marks), since nobody knows how they begin. What
// would agree with the reader's or the writer's gender is worded around it.
export const language: MailLanguage = {
  locale: 'fr',
  direction: 'ltr',
  dateLocale: 'fr-FR',
  colon: '\u202F: ',
  gap: ' ',
  polishDate: (date) => date.replace(/(?<!\d)1(?=\s\p{L})/u, '1er'),
  sentences: {
    greeting: 'Bonjour {name},',
    'greeting.nameless': 'Bonjour,',
    about: 'Nous vous écrivons au sujet de votre candidature au poste «\u202F{job}\u202F» chez {organization}.',
    subject: '{headline}\u202F: {job}, {organization}',
    closing: 'Bien cordialement',
    footer: 'Vous recevez ce message parce que vous avez postulé au poste «\u202F{job}\u202F» chez {organization}.',
    preferences: 'Choisir les messages que vous recevez, ou nous demander de ne plus vous écrire',
    contact: 'Pour toute question, vous pouvez écrire à\u202F:',
    'contact.unknown':
      'Pour toute question, vous pouvez écrire à la personne qui suit votre candidature chez {organization}.',
    note: 'Un mot pour vous\u202F:',

    'date.named': '{precision, select, WEEK {semaine du {date}} other {{date}}}',
    'date.by': '{precision, select, WEEK {dans la semaine du {date}} MONTH {en {date}} other {au plus tard le {date}}}',
    'told.date':
      '{milestone, select, NEXT_STEP {Nous vous avions dit que vous connaîtriez la prochaine étape {by}.} other {Nous vous avions dit que vous connaîtriez notre décision {by}.}}',
    'now.date':
      '{milestone, select, NEXT_STEP {Vous connaîtrez la prochaine étape {by}.} other {Vous connaîtrez notre décision {by}.}}',
    sorry: 'Nous vous prions de nous en excuser.',
    'next.moves': 'Si cette date change, nous vous préviendrons.',
    'next.followUp': 'À partir du {date}, vous pouvez nous demander où nous en sommes.',

    'set.headline': '{milestone, select, NEXT_STEP {Prochaine étape} other {Décision}} {by}',
    'set.before': 'Nous pouvons maintenant vous donner une date.',
    'extended.headline': 'Date repoussée, désormais {by}',
    'extended.before': 'Il nous faudra plus de temps.',
    'advanced.headline': 'Date avancée, désormais {by}',
    'advanced.before': 'Ce sera plus tôt.',
    'reconfirmed.headline': 'C’est confirmé, {milestone, select, NEXT_STEP {prochaine étape} other {décision}} {by}',
    'reconfirmed.before': 'Cela n’a pas changé.',
    'held.headline': 'En pause jusqu’au {date}',
    'held.now': 'Votre candidature est en pause jusqu’au {date}.',
    'held.date':
      '{milestone, select, NEXT_STEP {Dans l’état actuel des choses, vous connaîtrez la prochaine étape {by}.} other {Dans l’état actuel des choses, vous connaîtrez notre décision {by}.}}',
    'held.pause': 'D’ici là, la date que nous vous avions donnée est suspendue.',
    'held.next': 'À la fin de la pause, nous vous écrirons pour vous donner la date qui vaudra alors.',
    'resumed.headline': 'Fin de la pause, {milestone, select, NEXT_STEP {prochaine étape} other {décision}} {by}',
    'resumed.before': 'Votre candidature était en pause. Elle reprend son cours.',
    'passed.headline': '{milestone, select, NEXT_STEP {Pas encore de prochaine étape} other {Pas encore de décision}}',
    'passed.now':
      '{precision, select, WEEK {Cette semaine est passée} MONTH {Ce mois est passé} other {Ce jour est passé}}, et {milestone, select, NEXT_STEP {nous ne pouvons pas encore vous dire quelle est la prochaine étape} other {il n’y a pas encore de décision}}.',
    'passed.next':
      'Vous aurez de nos nouvelles au plus tard le {date}, même s’il n’y a toujours {milestone, select, NEXT_STEP {rien de nouveau} other {pas de décision}}.',
    'passed.next.unknown':
      'Nous n’avons pas encore de nouvelle date à vous donner. Dès qu’il y aura une décision ou une nouvelle date, nous vous écrirons.',
    'undecided.headline':
      '{milestone, select, NEXT_STEP {Toujours pas de prochaine étape} other {Toujours pas de décision}}',
    'undecided.now':
      '{milestone, select, NEXT_STEP {Nous ne pouvons toujours pas vous dire quelle est la prochaine étape.} other {Il n’y a toujours pas de décision.}}',
    'undecided.sorry': 'Nous vous prions de nous excuser pour cette longue attente.',
    'undecided.last':
      'La prochaine fois, ce ne sera plus un message comme celui-ci\u202F: une personne de notre équipe vous contactera directement, au plus tard le {date}.',

    'hired.headline': 'Nous avons décidé de vous recruter',
    'hired.now': 'Nous avons décidé de vous recruter, et nous nous en réjouissons.',
    'hired.thanks': 'Toutes nos félicitations, et merci pour le temps que vous nous avez consacré.',
    'hired.next': 'Vous aurez de nos nouvelles pour la suite au plus tard le {date}.',
    'hired.next.unknown': 'Vous aurez de nos nouvelles pour la suite.',
    'rejected.headline': 'Notre décision au sujet de votre candidature',
    'rejected.thanks':
      'Merci d’avoir postulé au poste «\u202F{job}\u202F» chez {organization}, et merci pour le temps que vous nous avez consacré.',
    'rejected.now': 'Nous avons décidé de ne pas donner suite à votre candidature.',
    'rejected.now.filled': 'Le poste est pourvu, et nous ne donnerons pas suite à votre candidature.',
    'rejected.now.cancelled':
      'Nous avons décidé de ne pas pourvoir ce poste, et votre candidature ne peut donc pas aller plus loin. Ce n’est pas un jugement sur vous.',
    'rejected.sorry':
      'Nous regrettons de ne pas avoir de meilleure nouvelle à vous annoncer, et nous vous souhaitons le meilleur pour la suite.',
    'rejected.next': 'Votre candidature à ce poste est maintenant close. Vous n’avez rien à faire.',
    'onward.headline': 'En route vers la prochaine étape',
    'onward.now': 'Nous souhaitons passer à la prochaine étape avec vous.',
    'onward.thanks': 'Merci pour le temps que vous nous avez déjà consacré.',
    'onward.next': 'Vous aurez de nos nouvelles à ce sujet au plus tard le {date}.',
    'onward.next.unknown': 'Vous aurez de nos nouvelles à ce sujet. Il n’y a pas encore de date pour cela.',
    'correction.headline': 'Notre message précédent était erroné',
    'correction.before': 'Le message que nous vous avions envoyé au sujet de notre décision était erroné.',
    'correction.holds': 'Voici ce qui est exact.',

    'receipt.passedOn': 'Nous en avons informé {recruiter}.',
    'receipt.passedOn.unknown': 'Nous en avons informé les personnes qui s’occupent de ce poste.',
    'receipt.unchanged': 'Rien d’autre n’a changé, et vous n’avez rien de plus à faire.',
    'receipt.update.headline': 'Nous avons bien reçu votre question',
    'receipt.update.now': 'Vous nous avez demandé où nous en sommes.',
    'receipt.update.next': 'Vous aurez de nos nouvelles au plus tard le {date}.',
    'receipt.update.next.unknown': 'Vous aurez une réponse. Nous ne pouvons pas encore vous dire quel jour.',
    'receipt.interested.headline': 'Merci de nous l’avoir dit',
    'receipt.interested.now': 'Vous nous avez dit que ce poste vous intéresse toujours.',
    'receipt.thanks.headline': 'Merci pour votre message',
    'receipt.thanks.now': 'Votre message nous est bien parvenu, et il nous a fait plaisir.',
    'receipt.offer.headline': 'Merci de nous avoir parlé de votre autre offre',
    'receipt.offer.now':
      'Vous nous avez dit que vous avez une autre offre, et que vous souhaitez y répondre au plus tard le {date}.',
    'receipt.offer.next': 'Nous ne pouvons pas vous promettre une décision d’ici là. Faites ce qui est bon pour vous.',
    'receipt.withdrawn.headline': 'Votre candidature est retirée',
    'receipt.withdrawn.now': 'Vous l’avez retirée, et nous l’avons close.',
    'receipt.withdrawn.thanks':
      'Merci pour le temps que vous nous avez consacré. Nous vous souhaitons le meilleur pour la suite.',
    'receipt.withdrawn.next': 'Vous ne recevrez plus de message à ce sujet, et vous n’avez rien de plus à faire.',
    'receipt.silent.headline': 'Nous ne vous écrirons plus',
    'receipt.silent.now':
      'Comme vous l’avez demandé, vous ne recevrez plus de message de notre part à ce sujet, pas même pour notre décision.',
    'receipt.silent.next':
      'Si vous souhaitez de nouveau avoir de nos nouvelles, dites-le au contact indiqué ci-dessous.',

    'digest.headline':
      '{count, plural, one {# nouvelle de votre candidature} other {# nouvelles de vos candidatures}} chez {organization}',
    'digest.subject': '{headline}\u202F: {jobs}',
    'digest.intro': 'Il y a du nouveau pour vos candidatures.',
    'digest.section': '{job}\u202F: {headline}',
    'digest.footer': 'Vous recevez ce message parce que vous avez postulé chez {organization}.',

    'fact.role': 'Poste',
    'fact.stage': 'Étape',
    'fact.told': 'Date que nous vous avions donnée',
    'fact.before': 'Date précédente',
    'fact.now': 'Date actuelle',
    'fact.until': 'En pause jusqu’au',
    'fact.followUp': 'Vous pouvez nous relancer à partir du',
    'fact.nextWord': 'De nos nouvelles au plus tard le',
    'fact.person': 'Contact direct au plus tard le',
    'fact.deadline': 'Autre offre, réponse au plus tard le',

    // Each reads true for a later date, an earlier one and a hold alike.
    reason: `{reason, select,
      INTERVIEWS_CONTINUING {Nous menons encore des entretiens pour ce poste.}
      SCHEDULING {Cela tient à l’organisation des entretiens qui restent.}
      DECISION_MAKER_AWAY {Une personne qui participe à la décision est absente pour un temps.}
      APPROVAL_PENDING {La décision demande un accord interne, que nous attendons encore.}
      ROLE_CHANGED {Le poste lui-même a changé.}
      MORE_CANDIDATES {Nous échangeons avec d’autres personnes pour ce poste.}
      BUDGET {La planification interne de ce poste n’est pas encore terminée.}
      other {Notre planning a changé.}}`,

    'member.subject': '{count, plural, one {# chose à faire} other {# choses à faire}}\u202F: {most}',
    'member.headline': '{count, plural, one {# chose à faire} other {# choses à faire}}',
    'member.intro': 'Le plus urgent vient en premier.',
    'member.more': '{count, plural, one {et # de plus} other {et # de plus}}',
    'member.recruiter': 'Recrutement\u202F: {recruiter}',
    'member.footer':
      'Vous recevez ce message pour votre travail chez {organization}, une fois par jour, les jours ouvrés, et seulement s’il y a quelque chose à faire.',
    'member.alone.footer':
      'Vous recevez ce message tout de suite, pour votre travail chez {organization}, parce qu’il ne devrait pas attendre.',
    'member.open': 'Ouvrir la candidature',
    'untold.count': '{count, plural, one {# décision non annoncée} other {# décisions non annoncées}}',
    'untold.row':
      'Décision prise le {date}. {why, select, BOUNCED {Le message est revenu.} NOT_APPROVED {Le message n’a pas été approuvé.} FAILED {Le message n’a pas pu être envoyé.} other {Elle n’a pas encore été annoncée.}}',
    'untold.do': 'Prévenir {candidate}, puis noter le contact',
    'call.count': '{count, plural, one {# appel à passer} other {# appels à passer}}',
    'call.row': 'Tous les messages prévus sont partis. Dernier contact le {date}.',
    'call.row.never': 'Tous les messages prévus sont partis.',
    'call.do': 'Appeler {candidate}, puis noter le contact',
    'escalated.count': '{count, plural, one {# en grand retard} other {# en grand retard}}',
    'overdue.count': '{count, plural, one {# en retard} other {# en retard}}',
    'overdue.row': '{milestone, select, NEXT_STEP {La prochaine étape} other {La décision}} était attendue {by}.',
    'overdue.do': 'Noter une décision, ou fixer une nouvelle date',
    'newDate.count': '{count, plural, one {# nouvelle date à fixer} other {# nouvelles dates à fixer}}',
    'newDate.row':
      '{why, select, HOLD_ENDED {La pause est finie, et la date prévue avant elle est passée} other {La date est passée avant d’avoir pu être annoncée}}\u202F: {date}.',
    'newDate.do': 'Fixer une nouvelle date',
    'approval.count': '{count, plural, one {# message à approuver} other {# messages à approuver}}',
    'approval.row': 'En attente depuis le {date}\u202F: {subject}',
    'approval.do': 'Le lire, puis l’approuver ou l’arrêter',
    'due.count': '{count, plural, one {# décision à rendre} other {# décisions à rendre}}',
    'due.row':
      '{milestone, select, NEXT_STEP {Prochaine étape} other {Décision}} {by}. {days, plural, =0 {Dernier jour ouvré.} one {Encore # jour ouvré.} other {Encore # jours ouvrés.}}',
    'due.do': 'Noter une décision, ou déplacer la date',
    'confirm.count': '{count, plural, one {# date à confirmer} other {# dates à confirmer}}',
    'confirm.row':
      'Date fixée après l’entretien du {interview}\u202F: {milestone, select, NEXT_STEP {prochaine étape} other {décision}} {by}.',
    'confirm.row.told': 'Sans changement de votre part, elle sera annoncée le {date}.',
    'confirm.do': 'Confirmer la date, ou la déplacer',
    'silent.count':
      '{count, plural, one {# sans nouvelles depuis longtemps} other {# sans nouvelles depuis longtemps}}',
    'silent.row': 'Aucun contact depuis le {date}.',
    'silent.do': 'Écrire à {candidate}, ou fixer une date',

    'unreachable.headline': 'Notre message à {candidate} est revenu',
    'unreachable.now': `{why, select,
      ADDRESS_DEAD {Notre message à {candidate} est revenu : cette boîte n’existe pas.}
      SENDER_FAULT {Notre message à {candidate} a été refusé à cause de notre envoi, et non de l’adresse.}
      NOT_DELIVERED {Notre message à {candidate} n’est pas arrivé, alors que l’adresse est peut-être bonne.}
      other {Notre message à {candidate} n’est pas arrivé, et l’avis reçu ne dit pas clairement pourquoi.}} {candidate} ne sait donc pas ce qu’il contient.`,
    'unreachable.do': 'Merci d’appeler {candidate}, puis de noter le contact.',
    'unreachable.next': `{why, select,
      ADDRESS_DEAD {Nous n’écrirons plus à cette adresse tant qu’elle n’aura pas été corrigée ou réactivée.}
      SENDER_FAULT {Le responsable de ce service a été alerté. Une fois le problème réglé, le message pourra être renvoyé.}
      other {Ce message n’est pas renvoyé, mais les suivants partiront toujours à cette adresse.}}`,
    'unreachable.count':
      '{count, plural, one {# candidat n’a pas reçu notre message} other {# candidats n’ont pas reçu nos messages}}',
    'unreachable.why': `{why, select,
      ADDRESS_DEAD {Cette boîte n’existe pas : plus rien n’y est envoyé}
      SENDER_FAULT {Refusé à cause de notre envoi}
      NOT_DELIVERED {Non remis ; l’adresse est peut-être bonne}
      other {Revenu, sans que l’avis dise clairement pourquoi}}`,
    'unreachable.footer':
      'Vous recevez ce message comme membre de {organization}, une fois par heure au plus, parce que des messages ne sont pas arrivés.',
    'colleague.headline': '{candidate} ne reçoit plus nos messages',
    'colleague.now': `{why, select,
      COMPLAINED {{candidate} a marqué un de nos messages comme indésirable : ni rappels ni récapitulatifs ne lui parviennent plus.}
      other {Nos messages à {candidate} reviennent : ni rappels ni récapitulatifs ne lui parviennent.}} Plus rien n’est envoyé à cette adresse.`,
    'colleague.do':
      'Merci de prévenir {candidate}. Quand l’adresse fonctionnera de nouveau ou aura été corrigée, réactivez-la.',
    'fact.candidate': 'Nom',
    'fact.recruiter': 'Recrutement',
    'fact.address': 'Adresse',
    'fact.undelivered': 'Non remis',
    'fact.sentOn': 'Envoyé le',
    'fact.answer': 'Réponse du serveur de messagerie',

    'acted.headline': `{act, select,
      UPDATE_REQUEST {{candidate} demande où nous en sommes}
      STILL_INTERESTED {Le poste intéresse toujours {candidate}}
      THANK_YOU {{candidate} nous remercie}
      COMPETING_OFFER {{candidate} a une autre offre, réponse au plus tard le {date}}
      WITHDRAW {{candidate} retire sa candidature}
      other {{candidate} ne souhaite plus recevoir de messages}}`,
    'acted.deadline': 'L’autre offre demande une réponse au plus tard le {date}.',
    'acted.do': `{act, select,
      UPDATE_REQUEST {Merci de répondre à {candidate}.}
      COMPETING_OFFER {Merci de décider avant ce jour, ou d’appeler {candidate} pour dire que ce n’est pas possible.}
      DO_NOT_WRITE {Nous n’envoyons plus de messages à {candidate}. Votre décision devra être annoncée autrement.}
      WITHDRAW {Pour {candidate}, la candidature est close.}
      other {Vous n’avez rien à faire pour {candidate}.}}`,
    'acted.note': 'Message envoyé par {candidate}\u202F:',
  },
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
