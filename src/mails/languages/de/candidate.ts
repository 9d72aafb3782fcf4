import type { CandidateSentences } from '../../words/candidate-sentences.js';
import type { Messages } from '../../words/mail-language.js';

// After a greeting that ends in a comma German goes on in lower case, so what comes first is written that way: `about`,
// `rejected.thanks`, `receipt.silent.now` and `digest.intro`. Elsewhere it gets its capital back.
export const candidate: Messages<CandidateSentences> = {
  greeting: 'Guten Tag {name},',
  'greeting.own': '{salutation},',
  'greeting.nameless': 'Guten Tag,',
  about: 'es geht um Ihre Bewerbung auf die Stelle „{job}“ bei {organization}.',
  subject: '{headline}: {job}',
  closing: 'Freundliche Grüße',
  'farewell.wish': 'Für Ihre berufliche Zukunft wünschen wir Ihnen alles Gute.',
  'farewell.closing': 'Freundliche Grüße',
  signature: '{organization}',
  'signature.person': '{recruiter}\n{organization}',
  footer: 'Sie erhalten diese E-Mail, weil Sie an einem Auswahlverfahren bei {organization} teilnehmen.',
  'footer.ended':
    'Sie erhalten diese E-Mail, weil Sie an einem Auswahlverfahren bei {organization} teilgenommen haben.',
  preferences: 'E-Mail-Einstellungen',
  status: 'So steht es um Ihre Bewerbung',
  privacy: 'Datenschutzhinweise',
  contact: 'Fragen können Sie jederzeit stellen. Antworten Sie einfach auf diese E-Mail, oder schreiben Sie an:',
  'contact.reply': 'Fragen können Sie jederzeit stellen. Antworten Sie einfach auf diese E-Mail.',
  'contact.section': 'Fragen zu dieser Stelle können Sie jederzeit stellen. Bitte schreiben Sie an:',
  note: 'Eine Nachricht an Sie:',
  'note.by': 'Eine Nachricht von {author}:',

  'date.named': '{precision, select, WEEK {Woche vom {date}} other {{date}}}',
  'date.by': '{precision, select, WEEK {in der Woche vom {date}} MONTH {im {date}} other {bis {date}}}',
  'date.to': '{precision, select, WEEK {auf die Woche vom {date}} MONTH {auf {date}} other {auf den {date}}}',
  'told.date':
    '{milestone, select, NEXT_STEP {Wir hatten Ihnen gesagt, dass Sie {by} erfahren, wie es weitergeht.} other {Wir hatten Ihnen gesagt, dass Sie unsere Entscheidung {by} erfahren.}}',
  'now.date':
    '{milestone, select, NEXT_STEP {Wie es weitergeht, erfahren Sie {by}.} other {Unsere Entscheidung erfahren Sie {by}.}}',
  'next.moves':
    '{milestone, select, NEXT_STEP {Wenn sich das Datum verschiebt oder ohne Nachricht verstreicht, schreiben wir Ihnen.} other {Wenn sich das Datum verschiebt oder ohne Entscheidung verstreicht, schreiben wir Ihnen.}}',
  'next.nothing': 'Bis dahin müssen Sie nichts tun.',
  'open.now': 'Ihre Bewerbung bleibt bestehen, und Sie müssen nichts tun.',
  'open.offer':
    '{who, select, PERSON {Falls Sie sich wegen eines anderen Angebots früher entscheiden müssen, sagen Sie bitte {recruiter} Bescheid.} other {Falls Sie sich wegen eines anderen Angebots früher entscheiden müssen, sagen Sie uns bitte Bescheid: Eine Antwort auf diese E-Mail genügt.}}',

  'set.headline': '{milestone, select, NEXT_STEP {Nächster Schritt} other {Entscheidung}} {by}',
  'set.before': 'Wir können Ihnen jetzt sagen, wann Sie von uns hören.',
  'extended.headline': 'Verschoben {to}',
  'extended.headline.again': 'Erneut verschoben {to}',
  'extended.headline.passed': 'Neues Datum – {by}',
  'extended.before': 'Dieses Datum können wir nicht einhalten.',
  'extended.passed': 'Dieses Datum haben wir verstreichen lassen.',
  'extended.sorry':
    '{count, plural, one {Das tut uns leid.} other {Es ist das #. Mal, dass wir Ihnen ein anderes Datum nennen müssen. Wir wissen, was das für Ihre Planung heißt, und bitten Sie um Entschuldigung.} =2 {Es ist das zweite Mal, dass wir Ihnen ein anderes Datum nennen müssen. Wir wissen, was das für Ihre Planung heißt, und bitten Sie um Entschuldigung.} =3 {Es ist das dritte Mal, dass wir Ihnen ein anderes Datum nennen müssen. Wir wissen, was das für Ihre Planung heißt, und bitten Sie um Entschuldigung.}}',
  'advanced.headline': 'Früher – {by}',
  'advanced.before': 'Es geht schneller.',
  'reconfirmed.headline': 'Es bleibt dabei – {by}',
  'reconfirmed.before': 'Dabei bleibt es.',
  'held.headline': 'Auswahl pausiert, weiter am {date}',
  'held.now': 'Das Auswahlverfahren für diese Stelle pausiert. Am {date} nehmen wir es wieder auf.',
  'held.meaning': 'Das ist keine Entscheidung über Sie: Ihre Bewerbung bleibt bestehen, und Sie müssen nichts tun.',
  'held.over': 'Das Datum, das wir Ihnen genannt haben, gilt damit nicht mehr.',
  'held.date':
    '{milestone, select, NEXT_STEP {Nach heutigem Stand erfahren Sie {by}, wie es weitergeht.} other {Nach heutigem Stand erfahren Sie unsere Entscheidung {by}.}}',
  'held.next':
    '{when, select, DAY {Spätestens am {date} schreiben wir Ihnen wieder, mit einem neuen Datum, wenn wir eines haben.} other {Wenn es weitergeht, schreiben wir Ihnen wieder, mit einem neuen Datum, wenn wir eines haben.}}',
  'resumed.headline': 'Es geht weiter – {by}',
  'resumed.before': 'Das Auswahlverfahren für diese Stelle hat pausiert. Jetzt geht es weiter.',
  'resumed.passed':
    'Das Auswahlverfahren für diese Stelle hatte pausiert, und dieses Datum ist inzwischen verstrichen. Das tut uns leid. Jetzt können wir Ihnen ein neues Datum nennen.',
  'passed.headline': 'Noch offen, {milestone, select, NEXT_STEP {nächste } other {}}Nachricht bis {date}',
  'passed.headline.last': 'Noch offen, {milestone, select, NEXT_STEP {persönlicher } other {}}Kontakt bis {date}',
  'passed.now':
    '{precision, select, WEEK {Diese Woche} MONTH {Dieser Monat} other {Dieses Datum}} ist verstrichen, und wir {milestone, select, NEXT_STEP {können Ihnen noch nicht sagen, wie es weitergeht} other {haben noch keine Entscheidung}}. Das tut uns leid.',
  'passed.held':
    'Das Auswahlverfahren hat pausiert und geht seit {date} weiter. Das Datum, das wir Ihnen genannt haben, ist inzwischen verstrichen, und ein neues können wir noch nicht nennen. Das tut uns leid.',
  'passed.next':
    'Sie hören bis {date} wieder von uns, auch wenn es dann noch {milestone, select, NEXT_STEP {nichts Neues} other {keine Entscheidung}} gibt.',
  'undecided.headline': 'Weiter offen, nächste Nachricht bis {date}',
  'undecided.headline.last': 'Weiter offen, Kontakt bis {date}',
  'undecided.now':
    '{time, select, FIRST {{milestone, select, NEXT_STEP {Wir können Ihnen immer noch nicht sagen, wie es weitergeht.} other {Es gibt immer noch keine Entscheidung.}}} other {{milestone, select, NEXT_STEP {Wir müssen Ihnen noch einmal schreiben, ohne zu wissen, wie es weitergeht.} other {Wir müssen Ihnen noch einmal ohne eine Entscheidung schreiben.}}}}',
  'undecided.sorry': 'Es tut uns leid, dass Sie so lange warten müssen.',
  'undecided.last': 'Als Nächstes meldet sich jemand aus unserem Team persönlich bei Ihnen, bis {date}.',

  'hired.headline': 'Gute Nachricht zu Ihrer Bewerbung',
  'hired.now': 'Wir möchten Ihnen die Stelle anbieten und freuen uns sehr darüber.',
  'hired.thanks': 'Herzlichen Glückwunsch und vielen Dank für Ihre Zeit.',
  'hired.next':
    '{who, select, PERSON {{recruiter} schickt Ihnen} other {Wir schicken Ihnen}}{when, select, DAY { bis {date}} other {}} das schriftliche Angebot und {who, select, PERSON {bespricht} other {besprechen}} es mit Ihnen.',
  'hired.wait':
    'Diese E-Mail ist noch nicht das Angebot selbst: Bitte warten Sie es ab, bevor Sie kündigen oder umplanen.',
  'rejected.headline': 'Unsere Entscheidung zu Ihrer Bewerbung',
  'rejected.thanks':
    'vielen Dank für Ihre Bewerbung auf die Stelle „{job}“ bei {organization} und für die Zeit und Mühe, die Sie sich gemacht haben.',
  'rejected.now': 'Leider können wir Ihnen diese Stelle nicht anbieten.',
  'rejected.now.filled': 'Die Stelle ist inzwischen besetzt, und wir können sie Ihnen leider nicht anbieten.',
  'rejected.now.cancelled':
    'Wir besetzen diese Stelle nun doch nicht und können Ihre Bewerbung deshalb leider nicht weiterführen. Das liegt nicht an Ihnen oder Ihrer Bewerbung.',
  'rejected.sorry': 'Wir wissen, dass Sie auf eine andere Antwort gehofft haben, und bedauern das.',
  'rejected.next': 'Ihre Bewerbung auf diese Stelle ist damit abgeschlossen. Sie müssen nichts weiter tun.',
  'onward.headline': 'Ihre Bewerbung geht in die nächste Runde',
  'onward.now': 'Wir möchten mit Ihnen den nächsten Schritt gehen.',
  'onward.thanks': 'Vielen Dank für die Zeit, die Sie sich bisher genommen haben.',
  'onward.next':
    'Um ihn zu vereinbaren, {who, select, PERSON {schreibt Ihnen {recruiter}} other {schreiben wir Ihnen}}{when, select, DAY { bis {date}} other {}}. Bis dahin müssen Sie nichts tun.',
  'correction.headline': 'Unsere frühere Nachricht war falsch',
  'correction.before':
    'Die Nachricht, die wir Ihnen zu unserer Entscheidung geschickt haben, war falsch. Wir bitten Sie um Entschuldigung.',
  'correction.yes': 'Wir haben Ihnen zugesagt, und das war unser Fehler. Wir bitten Sie aufrichtig um Entschuldigung.',
  'correction.holds': 'Richtig ist:',
  'correction.acted':
    '{who, select, PERSON {Falls Sie deshalb gekündigt oder etwas abgesagt haben, sagen Sie es bitte {recruiter}: Wir möchten mit Ihnen darüber sprechen.} other {Falls Sie deshalb gekündigt oder etwas abgesagt haben, sagen Sie es uns bitte: Wir möchten mit Ihnen darüber sprechen.}}',

  'receipt.passedOn':
    '{who, select, PERSON {Wir haben das an {recruiter} weitergegeben.} other {Wir haben das an die Personen weitergegeben, die für diese Stelle zuständig sind.}}',
  'receipt.unchanged': 'Sonst hat sich nichts geändert, und Sie müssen nichts weiter tun.',
  'receipt.update.headline': 'Ihre Frage ist angekommen',
  'receipt.update.now': 'Sie haben gefragt, wie es um Ihre Bewerbung steht.',
  'receipt.update.next': 'Sie hören bis {date} von uns.',
  'receipt.update.next.unknown': 'Sie bekommen eine Antwort. Einen Tag dafür können wir noch nicht nennen.',
  'receipt.data.headline': 'Ihre Frage nach Ihren Daten ist da',
  'receipt.data.now': 'Sie haben gefragt, welche Daten wir über Sie haben.',
  'receipt.data.next': 'Sie bekommen innerhalb eines Monats eine Antwort.',
  'receipt.erasure.headline': 'Ihr Wunsch nach Löschung ist da',
  'receipt.erasure.now': 'Sie haben uns gebeten, Ihre Daten zu löschen.',
  'receipt.erasure.next':
    'Innerhalb eines Monats erfahren Sie, was wir gelöscht haben. Bis dahin läuft Ihre Bewerbung weiter.',
  'receipt.interested.headline': 'Danke, dass Sie uns Bescheid geben',
  'receipt.interested.now': 'Sie haben uns gesagt, dass Sie weiterhin Interesse an dieser Stelle haben.',
  'receipt.thanks.headline': 'Danke für Ihre Nachricht',
  'receipt.thanks.now': 'Ihre Nachricht ist angekommen, und wir haben uns darüber gefreut.',
  'receipt.offer.headline': 'Wir wissen von Ihrem anderen Angebot',
  'receipt.offer.now':
    'Sie haben uns gesagt, dass Sie ein anderes Angebot haben und bis {date} darauf antworten möchten.',
  'receipt.offer.next':
    'Wir können Ihnen bis dahin keine Entscheidung versprechen. Bitte tun Sie, was für Sie richtig ist.',
  'receipt.withdrawn.headline': 'Ihre Bewerbung ist zurückgezogen',
  'receipt.withdrawn.now': 'Wie gewünscht haben wir sie zurückgezogen.',
  'receipt.withdrawn.thanks': 'Vielen Dank für Ihre Zeit.',
  'receipt.withdrawn.next': 'Sie bekommen dazu keine E-Mails mehr und müssen nichts weiter tun.',
  'receipt.silent.headline': 'Wir schicken Ihnen keine E-Mails mehr',
  'receipt.silent.now':
    'wie gewünscht schreiben wir an diese Adresse nicht mehr: zu keiner Ihrer Bewerbungen und auch nicht zu einer Entscheidung.',
  'receipt.silent.goesOn': 'Ihre Bewerbungen laufen weiter.',
  'receipt.silent.told':
    '{who, select, PERSON {Wir haben {recruiter} Bescheid gesagt. Es kann sein, dass man Sie auf anderem Weg erreichen möchte.} other {Wir haben den zuständigen Personen Bescheid gesagt. Es kann sein, dass man Sie auf anderem Weg erreichen möchte.}}',
  'receipt.silent.undo': 'Wenn Sie es sich anders überlegen, schreiben Sie bitte an {address}.',
  'receipt.silent.undo.unknown': 'Wenn Sie es sich anders überlegen, wenden Sie sich bitte direkt an {organization}.',

  'digest.headline': '{count, plural, one {# Neuigkeit} other {# Neuigkeiten}} von {organization}',
  'digest.subject': '{headline}: {job} (+{count})',
  'digest.intro': 'es gibt Neues zu Ihren Bewerbungen.',
  'digest.section': '{job}: {headline}',

  'calendar.summary': '{headline}: {job}, {organization}',
  'calendar.over': 'Dieses Datum gilt nicht mehr.',

  'fact.role': 'Stelle',
  'fact.stage': 'Phase',
  'fact.date':
    '{milestone, select, NEXT_STEP {Nächster Schritt} other {Entscheidung}}{precision, select, DAY { bis} other {}}',
  'fact.earlier': 'Bisher zugesagt',
  'fact.told': 'Genanntes Datum',
  'fact.resumes': 'Weiter am',
  'fact.nextWord': 'Sie hören von uns bis',
  'fact.person': 'Jemand meldet sich bis',
  'fact.offer': 'Schriftliches Angebot bis',
  'fact.deadline': 'Anderes Angebot, Antwort bis',

  // What is missing here fits no hold: see `reasonFor`.
  reason: `{reason, select,
    INTERVIEWS_CONTINUING {Für diese Stelle führen wir noch Gespräche.}
    SCHEDULING {Das liegt an der Terminplanung der noch offenen Gespräche.}
    DECISION_MAKER_AWAY {Eine Person, die mitentscheidet, ist zurzeit nicht da.}
    APPROVAL_PENDING {Für die Entscheidung fehlt noch eine interne Freigabe.}
    ROLE_CHANGED {Die Stelle selbst hat sich verändert. Ihre Bewerbung gilt weiterhin.}
    MORE_CANDIDATES {Wir sprechen noch mit anderen, die wir für diese Stelle eingeladen haben.}
    BUDGET {Die interne Planung für diese Stelle ist noch nicht abgeschlossen.}
    other {Unsere Planung hat sich geändert.}}`,
};
