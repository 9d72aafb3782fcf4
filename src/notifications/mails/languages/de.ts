import type { MailLanguage } from '../mail-sentences.js';

// After a greeting that ends in a comma German goes on in lower case: `about` and `rejected.thanks` come first.
export const de: MailLanguage = {
  locale: 'de',
  direction: 'ltr',
  dateLocale: 'de-DE',
  sentences: {
    greeting: 'Guten Tag {name},',
    'greeting.nameless': 'Guten Tag,',
    about: 'es geht um Ihre Bewerbung auf die Stelle „{job}“ bei {organization}.',
    subject: '{headline}: {job}, {organization}',
    closing: 'Freundliche Grüße',
    footer: 'Sie erhalten diese E-Mail, weil Sie sich auf die Stelle „{job}“ bei {organization} beworben haben.',
    contact: 'Wenn Sie eine Frage haben, schreiben Sie bitte an:',
    'contact.unknown': 'Wenn Sie eine Frage haben, schreiben Sie bitte Ihrer Ansprechperson bei {organization}.',
    note: 'Eine Nachricht an Sie:',

    'date.named': '{precision, select, WEEK {Woche vom {date}} other {{date}}}',
    'date.by': '{precision, select, WEEK {in der Woche vom {date}} MONTH {im {date}} other {bis {date}}}',
    'told.date':
      '{milestone, select, NEXT_STEP {Wir hatten Ihnen gesagt, dass Sie {by} erfahren, wie es weitergeht.} other {Wir hatten Ihnen gesagt, dass Sie unsere Entscheidung {by} erfahren.}}',
    'now.date':
      '{milestone, select, NEXT_STEP {Wie es weitergeht, erfahren Sie {by}.} other {Unsere Entscheidung erfahren Sie {by}.}}',
    sorry: 'Es tut uns leid.',
    'next.moves': 'Wenn sich dieses Datum verschiebt, sagen wir Ihnen Bescheid.',
    'next.followUp': 'Ab {date} können Sie gern nach dem Stand fragen.',

    'set.headline': '{milestone, select, NEXT_STEP {Nächster Schritt} other {Entscheidung}} {by}',
    'set.before': 'Wir können Ihnen jetzt ein Datum nennen.',
    'extended.headline': 'Später als geplant, nun {by}',
    'extended.before': 'Das können wir nicht einhalten.',
    'advanced.headline': 'Früher als geplant, nun {by}',
    'advanced.before': 'Es geht schneller.',
    'reconfirmed.headline': 'Bestätigt, {milestone, select, NEXT_STEP {nächster Schritt} other {Entscheidung}} {by}',
    'reconfirmed.before': 'Daran hat sich nichts geändert.',
    'held.headline': 'Pause bis {date}',
    'held.now': 'Ihre Bewerbung ruht bis {date}.',
    'held.date':
      '{milestone, select, NEXT_STEP {Nach heutigem Stand erfahren Sie {by}, wie es weitergeht.} other {Nach heutigem Stand erfahren Sie unsere Entscheidung {by}.}}',
    'held.pause': 'So lange gilt das Datum nicht, das wir Ihnen genannt hatten.',
    'held.next': 'Nach der Pause schreiben wir Ihnen und nennen das Datum, das dann gilt.',
    'resumed.headline': 'Es geht weiter, {milestone, select, NEXT_STEP {nächster Schritt} other {Entscheidung}} {by}',
    'resumed.before': 'Ihre Bewerbung hat geruht. Jetzt geht es weiter.',
    'passed.headline': '{milestone, select, NEXT_STEP {Noch kein nächster Schritt} other {Noch keine Entscheidung}}',
    'passed.now':
      '{precision, select, WEEK {Die Woche} MONTH {Der Monat} other {Der Tag}} ist vorbei, und {milestone, select, NEXT_STEP {wir können Ihnen noch nicht sagen, wie es weitergeht} other {es gibt noch keine Entscheidung}}.',
    'passed.next':
      'Sie hören bis {date} wieder von uns, auch wenn es dann noch {milestone, select, NEXT_STEP {nichts Neues} other {keine Entscheidung}} gibt.',
    'passed.next.unknown':
      'Ein neues Datum können wir Ihnen noch nicht nennen. Sobald es eine Entscheidung oder ein neues Datum gibt, schreiben wir Ihnen.',

    'hired.headline': 'Wir haben uns für Sie entschieden',
    'hired.now': 'Wir haben uns für Sie entschieden und freuen uns darüber.',
    'hired.thanks': 'Herzlichen Glückwunsch, und vielen Dank für Ihre Zeit.',
    'hired.next': 'Alles Weitere erfahren Sie bis {date} von uns.',
    'hired.next.unknown': 'Alles Weitere erfahren Sie von uns.',
    'rejected.headline': 'Unsere Entscheidung zu Ihrer Bewerbung',
    'rejected.thanks':
      'vielen Dank für Ihre Bewerbung auf die Stelle „{job}“ bei {organization} und für die Zeit, die Sie sich genommen haben.',
    'rejected.now': 'Wir haben entschieden, Ihre Bewerbung nicht weiterzuführen.',
    'rejected.now.filled': 'Die Stelle ist besetzt, und wir führen Ihre Bewerbung nicht weiter.',
    'rejected.now.cancelled':
      'Wir besetzen diese Stelle nicht und können Ihre Bewerbung deshalb nicht weiterführen. Das ist kein Urteil über Sie.',
    'rejected.sorry': 'Es tut uns leid, dass wir keine bessere Nachricht für Sie haben. Wir wünschen Ihnen alles Gute.',
    'rejected.next': 'Ihre Bewerbung auf diese Stelle ist damit abgeschlossen. Sie müssen nichts weiter tun.',
    'onward.headline': 'Weiter zum nächsten Schritt',
    'onward.now': 'Wir möchten mit Ihnen den nächsten Schritt gehen.',
    'onward.thanks': 'Vielen Dank für die Zeit, die Sie sich bisher genommen haben.',
    'onward.next': 'Näheres dazu erfahren Sie bis {date} von uns.',
    'onward.next.unknown': 'Näheres dazu erfahren Sie noch von uns. Ein Datum dafür gibt es noch nicht.',

    'fact.role': 'Stelle',
    'fact.stage': 'Stand',
    'fact.told': 'Genanntes Datum',
    'fact.before': 'Bisheriges Datum',
    'fact.now': 'Datum jetzt',
    'fact.until': 'Pause bis',
    'fact.followUp': 'Nachfragen gern ab',
    'fact.nextWord': 'Sie hören von uns bis',

    // Each reads true for a later date, an earlier one and a hold alike.
    reason: `{reason, select,
      INTERVIEWS_CONTINUING {Für diese Stelle führen wir noch Gespräche.}
      SCHEDULING {Das liegt an der Terminplanung der noch offenen Gespräche.}
      DECISION_MAKER_AWAY {Eine Person, die mitentscheidet, ist für einige Zeit nicht da.}
      APPROVAL_PENDING {Für die Entscheidung fehlt noch eine interne Freigabe.}
      ROLE_CHANGED {Die Stelle selbst hat sich verändert.}
      MORE_CANDIDATES {Wir sprechen mit weiteren Bewerberinnen und Bewerbern für diese Stelle.}
      BUDGET {Die interne Planung für diese Stelle ist noch nicht abgeschlossen.}
      other {Unsere Planung hat sich geändert.}}`,
  },
};
