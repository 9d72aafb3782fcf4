import type { Messages } from '../../words/mail-language.js';
import type { MemberSentences } from '../../words/member-sentences.js';

export const member: Messages<MemberSentences> = {
  'member.subject': '{most}{count, plural, =0 {} one {, et # autre} other {, et # autres}}',
  'member.headline': '{count, plural, one {# chose à faire} other {# choses à faire}}',
  'member.intro': 'Le plus urgent vient en premier.',
  'member.more': '{count, plural, one {et # de plus} other {et # de plus}}',
  'member.recruiter': 'Recrutement\u202F: {recruiter}',
  'member.footer':
    'Vous recevez ce message dans le cadre de vos fonctions chez {organization}, une fois par jour, les jours ouvrés, et seulement s’il y a quelque chose à faire.',
  'member.alone.footer':
    'Vous recevez ce message sans attendre, dans le cadre de vos fonctions chez {organization}, parce qu’il est urgent.',
  'member.open': 'Ouvrir la candidature',
  'member.page': 'Voir où en est le dossier',
  'member.answer': 'Répondre maintenant',
  'member.reach': 'Pour joindre {candidate}\u202F:',

  'date.due': '{precision, select, WEEK {dans la semaine du {date}} MONTH {en {date}} other {pour le {date}}}',

  'untold.count': '{count, plural, one {# décision à annoncer} other {# décisions à annoncer}}',
  'untold.row':
    'Décision prise le {date}. {why, select, BOUNCED {Le message est revenu.} NOT_APPROVED {Le message n’a pas été approuvé.} FAILED {Le message n’a pas pu être envoyé.} other {Elle n’a pas encore été annoncée.}}',
  'untold.do': 'Prévenir {candidate}, puis consigner l’échange',
  'untold.else': 'D’ici là, {candidate} n’en sait rien, et vous le lirez ici chaque jour ouvré.',
  'reopened.count': '{count, plural, one {# réouverture à annoncer} other {# réouvertures à annoncer}}',
  'reopened.row': 'Candidature rouverte le {date}, après l’annonce de la décision.',
  'reopened.do': 'Appeler {candidate}, puis consigner l’échange',
  'reopened.else': 'D’ici là, {candidate} croit la décision définitive, et vous le lirez ici chaque jour ouvré.',
  'wrote.count': '{count, plural, one {# message reçu} other {# messages reçus}}',
  'wrote.row': 'Le {date}.',
  'request.count': '{count, plural, one {# question en attente} other {# questions en attente}}',
  'request.row': 'Question posée le {date}.',
  'request.do': 'Répondre à {candidate} : une date, une décision ou un appel',
  'request.else': 'D’ici là, {candidate} attend, et vous le lirez ici chaque jour ouvré.',
  'promise.count':
    '{due, select, TODAY {{count, plural, one {# appel promis pour aujourd’hui} other {# appels promis (le premier aujourd’hui)}}} LATE {{count, plural, one {# appel promis en retard} other {# appels promis (le premier en retard)}}} other {{count, plural, one {# appel promis} other {# appels promis}}}}',
  'promise.row':
    '{what, select, OFFER {Nous avons promis à {candidate} une proposition écrite au plus tard le {date}.} NEXT_STEP {Nous avons promis d’écrire à {candidate} au plus tard le {date} pour organiser la prochaine étape.} other {Nous avons promis à {candidate} un contact personnel au plus tard le {date}.}}',
  'promise.do': 'Appeler {candidate} ou lui écrire, puis consigner l’échange',
  'promise.else': 'Plus aucun message automatique ne part vers {candidate}.',
  'call.count': '{count, plural, one {# appel à passer} other {# appels à passer}}',
  'call.row': 'Tous les messages prévus sont partis. Dernier contact le {date}.',
  'call.row.never': 'Tous les messages prévus sont partis.',
  'call.do': 'Appeler {candidate}, puis consigner l’échange',
  'call.else': 'Plus aucun message automatique ne part vers {candidate}.',
  'escalated.count':
    '{count, plural, one {# date dépassée depuis plusieurs jours} other {# dates dépassées depuis plusieurs jours}}',
  'overdue.count': '{count, plural, one {# date dépassée} other {# dates dépassées}}',
  'overdue.row': '{milestone, select, NEXT_STEP {La prochaine étape} other {La décision}} était attendue {due}.',
  'overdue.do': 'Consigner une décision, ou fixer une nouvelle date',
  'overdue.else':
    '{when, select, DAY {Sinon, un message dira à {candidate} le {date} qu’il n’y a pas encore de réponse.} other {Sinon, {candidate} saura seulement qu’il n’y a pas encore de réponse.}}',
  'newDate.count': '{count, plural, one {# nouvelle date à fixer} other {# nouvelles dates à fixer}}',
  'newDate.row':
    '{why, select, HOLD_ENDED {La pause est terminée, et la date prévue avant elle est passée} other {La date est passée avant d’avoir pu être annoncée}}\u202F: {date}.',
  'newDate.do': 'Fixer une nouvelle date',
  'newDate.else': 'D’ici là, {candidate} n’a pas de date valable de notre part.',
  'hold.count': '{count, plural, one {# pause qui se termine} other {# pauses qui se terminent}}',
  'hold.row': 'La pause se termine le {until}. La date prévue avant elle est passée\u202F: {date}.',
  'hold.do': 'Fixer une nouvelle date, ou prolonger la pause',
  'hold.else': 'Sinon, un message dira à {candidate} qu’il n’y a pas encore de nouvelle date.',
  'approval.count': '{count, plural, one {# message à approuver} other {# messages à approuver}}',
  'approval.row': 'En attente depuis le {date}\u202F: {subject}',
  'approval.do': 'Le lire, puis l’approuver ou l’arrêter',
  'approval.do.call':
    'D’abord appeler {candidate}, car ce message revient sur une réponse positive\u202F; puis l’approuver ou l’arrêter',
  'approval.leaves':
    '{when, select, DAY {Il part de lui-même le {date} à {time}, sauf si vous l’arrêtez.} other {Il part de lui-même, sauf si vous l’arrêtez.}}',
  'approval.waits': 'Il ne part pas tant que vous ne l’avez pas approuvé.',
  'approval.over': 'Ce qu’il annonce ne vaut plus après le {date}.',
  'due.count': '{count, plural, one {# date à tenir} other {# dates à tenir}}',
  'due.row':
    '{milestone, select, NEXT_STEP {Prochaine étape} other {Décision}} {by}. {days, plural, =0 {Dernier jour ouvré.} one {Encore # jour ouvré.} other {Encore # jours ouvrés.}}',
  'due.do': 'Consigner une décision, ou déplacer la date',
  'due.else': 'Si la date passe, un message le dira à {candidate}.',
  'confirm.count': '{count, plural, one {# date à confirmer} other {# dates à confirmer}}',
  'confirm.row':
    'Date fixée après l’entretien du {interview}\u202F: {milestone, select, NEXT_STEP {prochaine étape} other {décision}} {by}.',
  'confirm.do': 'Confirmer la date, ou la déplacer',
  'confirm.else':
    '{when, select, DAY {Sans changement de votre part, elle sera annoncée à {candidate} le {date}.} other {Elle ne sera annoncée à {candidate} qu’une fois le message approuvé.}}',
  'silent.count': '{count, plural, one {# candidature sans contact} other {# candidatures sans contact}}',
  'silent.row': 'Aucun contact depuis le {date}.',
  'silent.do': 'Écrire à {candidate}, ou fixer une date',
  'silent.else': 'Si {candidate} n’a toujours pas de nouvelles, nous vous le rappellerons.',

  'unreachable.headline': 'Notre message à {candidate} est revenu',
  'unreachable.now': `{why, select,
    ADDRESS_DEAD {Notre message à {candidate} est revenu\u202F: cette adresse ne fonctionne pas.}
    SENDER_FAULT {Notre message à {candidate} a été refusé à cause de notre envoi, et non de l’adresse.}
    NOT_DELIVERED {Notre message à {candidate} n’est pas arrivé, alors que l’adresse est peut-être bonne.}
    other {Notre message à {candidate} n’est pas arrivé, et l’avis reçu ne dit pas clairement pourquoi.}} {candidate} ne sait donc pas ce qu’il contient.`,
  'unreachable.do': 'Merci d’appeler {candidate}, puis de consigner l’échange.',
  'unreachable.next': `{why, select,
    ADDRESS_DEAD {Nous n’écrirons plus à cette adresse tant qu’elle n’aura pas été corrigée ou réactivée.}
    SENDER_FAULT {Le responsable de ce service a été alerté. Une fois le problème réglé, le message pourra être renvoyé.}
    other {Ce message n’est pas renvoyé, mais les suivants partiront toujours à cette adresse.}}`,
  'unreachable.count':
    '{count, plural, one {# personne n’a pas reçu notre message} other {# personnes n’ont pas reçu nos messages}}',
  'unreachable.why': `{why, select,
    ADDRESS_DEAD {Cette adresse ne fonctionne pas\u202F: plus rien n’y est envoyé}
    SENDER_FAULT {Refusé à cause de notre envoi}
    NOT_DELIVERED {Non remis\u202F; l’adresse est peut-être bonne}
    other {Revenu, sans que l’avis dise clairement pourquoi}}`,
  'unreachable.footer':
    'Vous recevez ce message comme membre de {organization}, une fois par heure au plus, parce que des messages ne sont pas arrivés.',
  'colleague.headline': '{candidate} ne reçoit plus nos messages',
  'colleague.now': `{why, select,
    COMPLAINED {{candidate} a marqué un de nos messages comme indésirable\u202F: ni rappels ni récapitulatifs ne lui parviennent plus.}
    other {Nos messages à {candidate} reviennent\u202F: ni rappels ni récapitulatifs ne lui parviennent.}} Plus rien n’est envoyé à cette adresse.`,
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
    COMPETING_OFFER {{candidate}, autre offre jusqu’au {date}}
    WITHDRAW {{candidate} retire sa candidature}
    DATA_REQUEST {{candidate} demande ses données}
    ERASURE_REQUEST {{candidate} demande l’effacement}
    other {{candidate} ne veut plus d’e-mails}}`,
  'acted.deadline': 'L’autre offre demande une réponse au plus tard le {date}.',
  'acted.do': `{act, select,
    UPDATE_REQUEST {Merci de répondre à {candidate}.}
    COMPETING_OFFER {Merci de décider avant ce jour, ou d’appeler {candidate} pour expliquer que ce n’est pas possible.}
    DO_NOT_WRITE {Nous n’envoyons plus d’e-mails à {candidate}. Votre décision devra être annoncée autrement.}
    WITHDRAW {La candidature de {candidate} est close.}
    DATA_REQUEST {Merci de répondre à {candidate} dans un délai d’un mois.}
    ERASURE_REQUEST {Merci de répondre à {candidate} dans un délai d’un mois.}
    other {Vous n’avez rien à faire pour {candidate}.}}`,
  'acted.note': 'Message envoyé par {candidate}\u202F:',

  'webhook.headline': 'Les événements n’arrivent plus à {host}',
  'webhook.now':
    '{why, select, GONE {{host} a répondu que cette adresse n’existe plus\u202F: nous ne lui envoyons plus d’événements.} other {Tout ce que nous avons envoyé à {host} a échoué pendant cinq jours\u202F: nous avons cessé.}}',
  'webhook.do': 'Merci de faire réparer ce système, puis de réactiver le webhook.',
  'webhook.back':
    'Rien n’est perdu\u202F: ce qui s’est passé entre-temps peut être renvoyé à partir de là, ou lu dans le flux d’événements.',
  'fact.endpoint': 'Destination',
};
