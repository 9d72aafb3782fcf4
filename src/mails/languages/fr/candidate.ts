import type { CandidateSentences } from '../../words/candidate-sentences.js';
import type { Messages } from '../../words/mail-language.js';

export const candidate: Messages<CandidateSentences> = {
  greeting: 'Bonjour {name},',
  'greeting.own': '{salutation},',
  'greeting.nameless': 'Bonjour,',
  about: 'Nous vous écrivons au sujet de votre candidature au poste «\u202F{job}\u202F» chez {organization}.',
  subject: '{headline}\u202F: {job}',
  closing: 'Bien cordialement,',
  'farewell.wish': 'Nous vous souhaitons pleine réussite pour la suite.',
  'farewell.closing': 'Bien cordialement,',
  signature: '{organization}',
  'signature.person': '{recruiter}\n{organization}',
  footer: 'Vous recevez ce message parce que vous participez à un processus de recrutement chez {organization}.',
  'footer.ended':
    'Vous recevez ce message parce que vous avez participé à un processus de recrutement chez {organization}.',
  preferences: 'Préférences d’e-mail',
  status: 'Voir où vous en êtes',
  privacy: 'Protection des données',
  contact:
    'Si vous avez une question, vous pouvez la poser à tout moment. Répondez simplement à ce message, ou écrivez à\u202F:',
  'contact.reply': 'Si vous avez une question, vous pouvez la poser à tout moment. Répondez simplement à ce message.',
  'contact.section': 'Si vous avez une question sur ce poste, vous pouvez la poser à tout moment. Écrivez à\u202F:',
  note: 'Un mot pour vous\u202F:',
  'note.by': 'Un mot de la part de {author}\u202F:',

  'date.named': '{precision, select, WEEK {semaine du {date}} other {{date}}}',
  'date.by': '{precision, select, WEEK {dans la semaine du {date}} MONTH {en {date}} other {au plus tard le {date}}}',
  'date.to': '{precision, select, WEEK {à la semaine du {date}} MONTH {à {date}} other {au {date}}}',
  'told.date':
    '{milestone, select, NEXT_STEP {Nous vous avions dit que vous connaîtriez la prochaine étape {by}.} other {Nous vous avions dit que vous connaîtriez notre décision {by}.}}',
  'now.date':
    '{milestone, select, NEXT_STEP {Vous connaîtrez la prochaine étape {by}.} other {Vous connaîtrez notre décision {by}.}}',
  'next.moves':
    '{milestone, select, NEXT_STEP {Si cette date est reportée, ou si elle passe sans nouvelles de notre part, nous vous écrirons.} other {Si cette date est reportée, ou si elle passe sans décision, nous vous écrirons.}}',
  'next.nothing': 'D’ici là, vous n’avez rien à faire.',
  'open.now': 'Votre candidature est toujours en cours, et vous n’avez rien à faire.',
  'open.offer':
    '{who, select, PERSON {Si une autre offre vous oblige à décider plus tôt, dites-le à {recruiter}.} other {Si une autre offre vous oblige à décider plus tôt, dites-le-nous\u202F: il suffit de répondre à ce message.}}',

  'set.headline': '{milestone, select, NEXT_STEP {Prochaine étape} other {Décision}} {by}',
  'set.before': 'Nous pouvons maintenant vous dire quand vous aurez de nos nouvelles.',
  'extended.headline': '{milestone, select, NEXT_STEP {Étape reportée} other {Décision reportée}} {to}',
  'extended.headline.again': '{milestone, select, NEXT_STEP {Étape} other {Décision}} de nouveau reportée {to}',
  'extended.headline.passed': 'Nouvelle date – {by}',
  'extended.before': 'Nous ne pourrons pas tenir cette date.',
  'extended.passed': 'Cette date est passée, et nous ne l’avons pas tenue.',
  'extended.sorry':
    '{count, plural, one {Nous vous prions de nous en excuser.} other {C’est la #e fois que nous devons vous donner une autre date. Nous savons ce que cela change pour vous, et nous vous prions de nous en excuser.} =2 {C’est la deuxième fois que nous devons vous donner une autre date. Nous savons ce que cela change pour vous, et nous vous prions de nous en excuser.} =3 {C’est la troisième fois que nous devons vous donner une autre date. Nous savons ce que cela change pour vous, et nous vous prions de nous en excuser.}}',
  'advanced.headline': 'Plus tôt – {milestone, select, NEXT_STEP {étape} other {décision}} {by}',
  'advanced.before': 'Nous pourrons vous répondre plus tôt.',
  'reconfirmed.headline': 'Confirmé – {milestone, select, NEXT_STEP {étape} other {décision}} {by}',
  'reconfirmed.before': 'Cela n’a pas changé.',
  'held.headline': 'Recrutement en pause, reprise le {date}',
  'held.now': 'Le recrutement pour ce poste est en pause. Il reprendra le {date}.',
  'held.meaning':
    'Ce n’est pas une décision sur votre candidature\u202F: elle reste en cours, et vous n’avez rien à faire.',
  'held.over': 'La date que nous vous avions donnée n’est donc plus valable.',
  'held.date':
    '{milestone, select, NEXT_STEP {Dans l’état actuel des choses, vous connaîtrez la prochaine étape {by}.} other {Dans l’état actuel des choses, vous connaîtrez notre décision {by}.}}',
  'held.next':
    '{when, select, DAY {Nous vous écrirons de nouveau au plus tard le {date}, avec une nouvelle date si nous en avons une.} other {À la reprise, nous vous écrirons de nouveau, avec une nouvelle date si nous en avons une.}}',
  'resumed.headline': 'Reprise – {milestone, select, NEXT_STEP {étape} other {décision}} {by}',
  'resumed.before': 'Le recrutement pour ce poste était en pause. Il reprend maintenant.',
  'resumed.passed':
    'Le recrutement pour ce poste était en pause, et cette date est passée entre-temps. Nous vous prions de nous en excuser. Nous pouvons maintenant vous donner une nouvelle date.',
  'passed.headline':
    '{milestone, select, NEXT_STEP {Étape à préciser} other {Décision en attente}}, nouvelles le {date}',
  'passed.headline.last':
    '{milestone, select, NEXT_STEP {Étape à préciser} other {Décision en attente}}, contact le {date}',
  'passed.now':
    '{precision, select, WEEK {Cette semaine est passée} MONTH {Ce mois est écoulé} other {Cette date est passée}}, et {milestone, select, NEXT_STEP {nous ne pouvons pas encore vous dire quelle est la prochaine étape} other {nous n’avons pas encore de décision}}. Nous vous prions de nous en excuser.',
  'passed.held':
    'Le recrutement était en pause et a repris le {date}. La date que nous vous avions donnée est passée entre-temps, et nous ne pouvons pas encore vous en donner une nouvelle. Nous vous prions de nous en excuser.',
  'passed.next':
    'Vous aurez de nos nouvelles au plus tard le {date}, même s’il n’y a toujours {milestone, select, NEXT_STEP {rien de nouveau} other {pas de décision}}.',
  'undecided.headline': 'Toujours en attente, nouvelles le {date}',
  'undecided.headline.last': 'Toujours en attente, contact le {date}',
  'undecided.now':
    '{time, select, FIRST {{milestone, select, NEXT_STEP {Nous ne pouvons toujours pas vous dire quelle est la prochaine étape.} other {Il n’y a toujours pas de décision.}}} other {{milestone, select, NEXT_STEP {Nous devons vous écrire une nouvelle fois sans connaître la prochaine étape.} other {Nous devons vous écrire une nouvelle fois sans décision.}}}}',
  'undecided.sorry': 'Nous vous prions de nous excuser pour cette longue attente.',
  'undecided.last':
    'La prochaine fois, une personne de notre équipe vous contactera directement, au plus tard le {date}.',

  'hired.headline': 'Bonne nouvelle pour votre candidature',
  'hired.now': 'Notre choix s’est porté sur votre candidature\u202F: nous souhaitons vous proposer ce poste.',
  'hired.thanks': 'Nous nous en réjouissons. Merci pour le temps que vous nous avez consacré.',
  'hired.next':
    '{who, select, PERSON {{recruiter} vous adressera une proposition écrite} other {Nous vous adresserons une proposition écrite}}{when, select, DAY { au plus tard le {date}} other {}} et {who, select, PERSON {la parcourra} other {la parcourrons}} avec vous.',
  'hired.wait':
    'Ce message n’est pas encore cette proposition\u202F: attendez de l’avoir reçue avant de démissionner ou de changer vos projets.',
  'rejected.headline': 'Notre réponse à votre candidature',
  'rejected.thanks':
    'Merci d’avoir postulé au poste «\u202F{job}\u202F» chez {organization}, et merci pour le temps et le soin que vous y avez consacrés.',
  'rejected.now': 'Malgré l’attention portée à votre candidature, nous ne pouvons pas y donner une suite favorable.',
  'rejected.now.filled':
    'Le poste est désormais pourvu, et nous ne pouvons pas donner une suite favorable à votre candidature.',
  'rejected.now.cancelled':
    'Nous avons renoncé à pourvoir ce poste, et votre candidature ne peut donc pas aller plus loin. Cela ne tient ni à vous ni à votre candidature.',
  'rejected.sorry': 'Nous savons que vous espériez une autre réponse, et nous le regrettons.',
  'rejected.next': 'Votre candidature à ce poste est maintenant close, et vous n’avez rien à faire.',
  'onward.headline': 'Votre candidature passe à l’étape suivante',
  'onward.now': 'Nous souhaitons passer à l’étape suivante avec vous.',
  'onward.thanks': 'Merci pour le temps que vous nous avez déjà consacré.',
  'onward.next':
    '{who, select, PERSON {{recruiter} vous écrira} other {Nous vous écrirons}}{when, select, DAY { au plus tard le {date}} other {}} pour l’organiser. D’ici là, vous n’avez rien à faire.',
  'correction.headline': 'Notre message précédent était erroné',
  'correction.before':
    'Le message que nous vous avions envoyé au sujet de notre décision était erroné. Nous vous prions de nous en excuser.',
  'correction.yes':
    'Nous vous avions répondu oui, et c’était une erreur de notre part. Nous vous présentons nos excuses les plus sincères.',
  'correction.holds': 'Voici notre décision.',
  'correction.acted':
    '{who, select, PERSON {Si vous avez démissionné ou refusé autre chose à cause de ce message, dites-le à {recruiter}\u202F: nous voulons en parler avec vous.} other {Si vous avez démissionné ou refusé autre chose à cause de ce message, dites-le-nous\u202F: nous voulons en parler avec vous.}}',

  'receipt.passedOn':
    '{who, select, PERSON {Nous en avons informé {recruiter}.} other {Nous en avons informé les personnes qui s’occupent de ce poste.}}',
  'receipt.unchanged': 'Rien d’autre n’a changé, et vous n’avez rien de plus à faire.',
  'receipt.update.headline': 'Nous avons bien reçu votre question',
  'receipt.update.now': 'Vous nous avez demandé où en est votre candidature.',
  'receipt.update.next': 'Vous aurez de nos nouvelles au plus tard le {date}.',
  'receipt.update.next.unknown': 'Vous aurez une réponse. Nous ne pouvons pas encore vous dire quel jour.',
  'receipt.data.headline': 'Votre question sur vos données est arrivée',
  'receipt.data.now': 'Vous nous avez demandé quelles données nous avons sur vous.',
  'receipt.data.next': 'Vous recevrez une réponse dans un délai d’un mois.',
  'receipt.erasure.headline': 'Votre demande d’effacement est arrivée',
  'receipt.erasure.now': 'Vous nous avez demandé d’effacer vos données.',
  'receipt.erasure.next':
    'Vous saurez dans un délai d’un mois ce que nous avons effacé. D’ici là, votre candidature suit son cours.',
  'receipt.interested.headline': 'Merci de nous en avoir informés',
  'receipt.interested.now': 'Vous nous avez dit que ce poste vous intéresse toujours.',
  'receipt.thanks.headline': 'Merci pour votre message',
  'receipt.thanks.now': 'Votre message nous est bien parvenu, et il nous a fait plaisir.',
  'receipt.offer.headline': 'Votre autre offre est bien notée',
  'receipt.offer.now':
    'Vous nous avez dit que vous avez une autre offre, et que vous souhaitez y répondre au plus tard le {date}.',
  'receipt.offer.next': 'Nous ne pouvons pas vous promettre une décision d’ici là. Faites ce qui est bon pour vous.',
  'receipt.withdrawn.headline': 'Votre candidature est retirée',
  'receipt.withdrawn.now': 'Nous l’avons retirée, comme vous l’avez demandé.',
  'receipt.withdrawn.thanks': 'Merci pour le temps que vous nous avez consacré.',
  'receipt.withdrawn.next': 'Vous ne recevrez plus de message à ce sujet, et vous n’avez rien de plus à faire.',
  'receipt.silent.headline': 'Nous ne vous écrirons plus par e-mail',
  'receipt.silent.now':
    'Comme vous l’avez demandé, nous n’écrirons plus à cette adresse\u202F: ni au sujet de vos candidatures, ni pour une décision.',
  'receipt.silent.goesOn': 'Vos candidatures suivent leur cours.',
  'receipt.silent.told':
    '{who, select, PERSON {Nous en avons informé {recruiter}, pour que l’on puisse vous joindre autrement.} other {Nous en avons informé les personnes qui s’en occupent, pour que l’on puisse vous joindre autrement.}}',
  'receipt.silent.undo': 'Si vous changez d’avis, écrivez à {address}.',
  'receipt.silent.undo.unknown': 'Si vous changez d’avis, adressez-vous directement à {organization}.',

  'digest.headline':
    '{count, plural, one {# nouvelle concernant vos candidatures} other {# nouvelles concernant vos candidatures}} chez {organization}',
  'digest.subject': '{headline}\u202F: {job} (+{count})',
  'digest.intro': 'Il y a du nouveau pour vos candidatures.',
  'digest.section': '{job}\u202F: {headline}',

  'calendar.summary': '{headline}\u202F: {job}, {organization}',
  'calendar.over': 'Cette date n’est plus valable.',

  'fact.role': 'Poste',
  'fact.stage': 'Étape',
  'fact.date':
    '{milestone, select, NEXT_STEP {Prochaine étape} other {Décision}}{precision, select, DAY { au plus tard le} WEEK {} other { en}}',
  'fact.earlier': 'Date annoncée auparavant',
  'fact.told': 'Date annoncée',
  'fact.resumes': 'Reprise le',
  'fact.nextWord': 'De nos nouvelles au plus tard le',
  'fact.person': 'Contact direct au plus tard le',
  'fact.offer': 'Proposition écrite au plus tard le',
  'fact.deadline': 'Autre offre, réponse au plus tard le',

  // What is missing here fits no hold: see `reasonFor`.
  reason: `{reason, select,
    INTERVIEWS_CONTINUING {Nous menons encore des entretiens pour ce poste.}
    SCHEDULING {Cela tient à l’organisation des entretiens qui restent.}
    DECISION_MAKER_AWAY {Une personne qui participe à la décision est absente en ce moment.}
    APPROVAL_PENDING {La décision demande un accord interne, que nous attendons encore.}
    ROLE_CHANGED {Le poste lui-même a changé. Votre candidature reste valable.}
    MORE_CANDIDATES {Nous échangeons encore avec d’autres personnes que nous avons invitées pour ce poste.}
    BUDGET {La planification interne de ce poste n’est pas encore terminée.}
    other {Notre planning a changé.}}`,
};
