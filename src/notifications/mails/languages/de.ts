import type { MailLanguage } from '../words/mail-language.js';

// After a greeting that ends in a comma German goes on in lower case, so what comes first is written that way: `about`,
// `rejected.thanks`, `digest.intro`, `member.intro`, `unreachable.now` and `acted.*`. Elsewhere it gets its capital back.
export const language: MailLanguage = {
  locale: 'de',
  direction: 'ltr',
  dateLocale: 'de-DE',
  colon: ': ',
  gap: ' ',
  sentences: {
    greeting: 'Guten Tag {name},',
    'greeting.nameless': 'Guten Tag,',
    about: 'es geht um Ihre Bewerbung auf die Stelle „{job}“ bei {organization}.',
    subject: '{headline}: {job}, {organization}',
    closing: 'Freundliche Grüße',
    footer: 'Sie erhalten diese E-Mail, weil Sie sich auf die Stelle „{job}“ bei {organization} beworben haben.',
    preferences: 'Wählen Sie, welche E-Mails Sie bekommen, oder bitten Sie uns, nicht mehr zu schreiben',
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
    'undecided.headline':
      '{milestone, select, NEXT_STEP {Immer noch kein nächster Schritt} other {Immer noch keine Entscheidung}}',
    'undecided.now':
      '{milestone, select, NEXT_STEP {Wir können Ihnen immer noch nicht sagen, wie es weitergeht.} other {Es gibt immer noch keine Entscheidung.}}',
    'undecided.sorry': 'Es tut uns leid, dass Sie so lange warten müssen.',
    'undecided.last':
      'Statt einer weiteren E-Mail wie dieser meldet sich bis {date} jemand aus unserem Team persönlich bei Ihnen.',

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
    'correction.headline': 'Unsere frühere Nachricht war falsch',
    'correction.before': 'Die Nachricht, die wir Ihnen zu unserer Entscheidung geschickt haben, war falsch.',
    'correction.holds': 'Richtig ist:',

    'receipt.passedOn': 'Wir haben das an {recruiter} weitergegeben.',
    'receipt.passedOn.unknown': 'Wir haben das an die Personen weitergegeben, die für diese Stelle zuständig sind.',
    'receipt.unchanged': 'Sonst hat sich nichts geändert, und Sie müssen nichts weiter tun.',
    'receipt.update.headline': 'Ihre Frage ist angekommen',
    'receipt.update.now': 'Sie haben nach dem Stand gefragt.',
    'receipt.update.next': 'Sie hören bis {date} von uns.',
    'receipt.update.next.unknown': 'Sie bekommen eine Antwort. Einen Tag dafür können wir noch nicht nennen.',
    'receipt.interested.headline': 'Danke, dass Sie uns Bescheid geben',
    'receipt.interested.now': 'Sie haben uns gesagt, dass Sie weiterhin Interesse an dieser Stelle haben.',
    'receipt.thanks.headline': 'Danke für Ihre Nachricht',
    'receipt.thanks.now': 'Ihre Nachricht ist angekommen, und wir freuen uns darüber.',
    'receipt.offer.headline': 'Danke, dass Sie uns von Ihrem anderen Angebot erzählen',
    'receipt.offer.now':
      'Sie haben uns gesagt, dass Sie ein anderes Angebot haben und bis {date} darauf antworten möchten.',
    'receipt.offer.next':
      'Wir können Ihnen bis dahin keine Entscheidung versprechen. Bitte tun Sie, was für Sie richtig ist.',
    'receipt.withdrawn.headline': 'Ihre Bewerbung ist zurückgezogen',
    'receipt.withdrawn.now': 'Sie haben sie zurückgezogen, und wir haben sie abgeschlossen.',
    'receipt.withdrawn.thanks': 'Vielen Dank für Ihre Zeit. Wir wünschen Ihnen alles Gute.',
    'receipt.withdrawn.next': 'Sie bekommen dazu keine E-Mails mehr und müssen nichts weiter tun.',
    'receipt.silent.headline': 'Wir schreiben Ihnen nicht mehr',
    'receipt.silent.now':
      'Wie gewünscht bekommen Sie dazu keine E-Mails mehr von uns, auch nicht zu unserer Entscheidung.',
    'receipt.silent.next':
      'Wenn Sie wieder von uns hören möchten, sagen Sie es bitte der unten genannten Ansprechperson.',

    'digest.headline': '{count, plural, one {# Neuigkeit} other {# Neuigkeiten}} von {organization}',
    'digest.subject': '{headline}: {jobs}',
    'digest.intro': 'es gibt Neues zu Ihren Bewerbungen.',
    'digest.section': '{job}: {headline}',
    'digest.footer': 'Sie erhalten diese E-Mail, weil Sie sich bei {organization} beworben haben.',

    'fact.role': 'Stelle',
    'fact.stage': 'Stand',
    'fact.told': 'Genanntes Datum',
    'fact.before': 'Bisheriges Datum',
    'fact.now': 'Datum jetzt',
    'fact.until': 'Pause bis',
    'fact.followUp': 'Nachfragen gern ab',
    'fact.nextWord': 'Sie hören von uns bis',
    'fact.person': 'Jemand meldet sich bis',
    'fact.deadline': 'Anderes Angebot, Antwort bis',

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

    'member.subject': '{count, plural, one {# Aufgabe} other {# Aufgaben}}: {most}',
    'member.headline': '{count, plural, one {# Aufgabe} other {# Aufgaben}}',
    'member.intro': 'das Dringendste steht zuerst.',
    'member.more': '{count, plural, one {und # weitere} other {und # weitere}}',
    'member.recruiter': 'Zuständig: {recruiter}',
    'member.footer':
      'Sie erhalten diese E-Mail als Mitglied von {organization}: einmal am Tag, an Arbeitstagen und nur, wenn es etwas zu tun gibt.',
    'member.alone.footer':
      'Sie erhalten diese E-Mail sofort, als Mitglied von {organization}, weil sie nicht warten sollte.',
    'member.open': 'Bewerbung öffnen',
    'untold.count': '{count, plural, one {# Entscheidung nicht mitgeteilt} other {# Entscheidungen nicht mitgeteilt}}',
    'untold.row':
      'Entschieden am {date}. {why, select, BOUNCED {Die E-Mail kam zurück.} NOT_APPROVED {Die Nachricht wurde nicht freigegeben.} FAILED {Die E-Mail konnte nicht gesendet werden.} other {Noch nicht mitgeteilt.}}',
    'untold.do': '{candidate} Bescheid geben und den Kontakt eintragen',
    'call.count': '{count, plural, one {# Anruf nötig} other {# Anrufe nötig}}',
    'call.row': 'Alle Zwischenbescheide sind verschickt. Letzter Kontakt am {date}.',
    'call.row.never': 'Alle Zwischenbescheide sind verschickt.',
    'call.do': '{candidate} anrufen und den Kontakt eintragen',
    'escalated.count': '{count, plural, one {# lange überfällig} other {# lange überfällig}}',
    'overdue.count': '{count, plural, one {# überfällig} other {# überfällig}}',
    'overdue.row': '{milestone, select, NEXT_STEP {Der nächste Schritt} other {Die Entscheidung}} war {by} fällig.',
    'overdue.do': 'Entscheidung eintragen oder neues Datum setzen',
    'newDate.count': '{count, plural, one {# neuer Termin nötig} other {# neue Termine nötig}}',
    'newDate.row':
      '{why, select, HOLD_ENDED {Die Pause ist vorbei, und das Datum davor auch} other {Das Datum war vorbei, bevor es mitgeteilt werden konnte}}: {date}.',
    'newDate.do': 'Neues Datum setzen',
    'approval.count': '{count, plural, one {# Nachricht freizugeben} other {# Nachrichten freizugeben}}',
    'approval.row': 'Wartet seit {date}: {subject}',
    'approval.do': 'Lesen, dann freigeben oder anhalten',
    'due.count': '{count, plural, one {# Entscheidung fällig} other {# Entscheidungen fällig}}',
    'due.row':
      '{milestone, select, NEXT_STEP {Nächster Schritt} other {Entscheidung}} {by}. {days, plural, =0 {Letzter Arbeitstag.} one {Noch # Arbeitstag.} other {Noch # Arbeitstage.}}',
    'due.do': 'Entscheidung eintragen oder Datum verschieben',
    'confirm.count': '{count, plural, one {# Termin zu bestätigen} other {# Termine zu bestätigen}}',
    'confirm.row':
      'Nach dem Gespräch am {interview} gesetzt: {milestone, select, NEXT_STEP {nächster Schritt} other {Entscheidung}} {by}.',
    'confirm.row.told': 'Wenn Sie nichts ändern, wird das Datum am {date} mitgeteilt.',
    'confirm.do': 'Datum bestätigen oder verschieben',
    'silent.count': '{count, plural, one {# schon lange ohne Nachricht} other {# schon lange ohne Nachricht}}',
    'silent.row': 'Kein Kontakt seit {date}.',
    'silent.do': '{candidate} schreiben oder ein Datum setzen',

    'unreachable.headline': 'Wir haben {candidate} nicht erreicht',
    'unreachable.now': `{why, select,
      ADDRESS_DEAD {unsere E-Mail an {candidate} ist zurückgekommen: dieses Postfach gibt es nicht.}
      SENDER_FAULT {unsere E-Mail an {candidate} wurde wegen unseres Versands abgelehnt, nicht wegen der Adresse.}
      NOT_DELIVERED {unsere E-Mail an {candidate} ist nicht angekommen; die Adresse kann trotzdem stimmen.}
      other {zu unserer E-Mail an {candidate} kam etwas zurück: sie ist nicht angekommen, und warum, sagt der Bericht nicht eindeutig.}} {candidate} weiß also nicht, was darin steht.`,
    'unreachable.do': 'Bitte rufen Sie {candidate} an, und tragen Sie den Kontakt ein.',
    'unreachable.next': `{why, select,
      ADDRESS_DEAD {An diese Adresse schreiben wir erst wieder, wenn sie berichtigt oder freigegeben ist.}
      SENDER_FAULT {Wer diesen Dienst betreibt, ist benachrichtigt. Ist der Fehler behoben, kann die E-Mail erneut gesendet werden.}
      other {Diese E-Mail senden wir nicht noch einmal; spätere gehen weiter an diese Adresse.}}`,
    'unreachable.count':
      '{count, plural, one {# Kandidat hat unsere E-Mail nicht bekommen} other {# Kandidaten haben unsere E-Mails nicht bekommen}}',
    'unreachable.why': `{why, select,
      ADDRESS_DEAD {Dieses Postfach gibt es nicht; dorthin senden wir nichts mehr}
      SENDER_FAULT {Wegen unseres Versands abgelehnt}
      NOT_DELIVERED {Nicht zugestellt; die Adresse kann stimmen}
      other {Zurückgekommen; warum, sagt der Bericht nicht eindeutig}}`,
    'unreachable.footer':
      'Sie erhalten diese E-Mail als Mitglied von {organization}, höchstens einmal in der Stunde, weil E-Mails nicht angekommen sind.',
    'colleague.headline': '{candidate} ist per E-Mail nicht mehr zu erreichen',
    'colleague.now': `{why, select,
      COMPLAINED {{candidate} hat eine unserer E-Mails als Spam markiert. Erinnerungen und Übersichten gehen also nicht mehr an {candidate}.}
      other {unsere E-Mails an {candidate} kommen zurück. Erinnerungen und Übersichten erreichen {candidate} also nicht.}} An diese Adresse senden wir nichts mehr.`,
    'colleague.do':
      'Bitte geben Sie {candidate} Bescheid. Ist die Adresse wieder erreichbar oder berichtigt, geben Sie sie frei.',
    'fact.candidate': 'Name',
    'fact.recruiter': 'Zuständig',
    'fact.address': 'Adresse',
    'fact.undelivered': 'Nicht zugestellt',
    'fact.sentOn': 'Gesendet am',
    'fact.answer': 'Antwort des Mailservers',

    'acted.headline': `{act, select,
      UPDATE_REQUEST {{candidate} fragt nach dem Stand}
      STILL_INTERESTED {{candidate} hat weiterhin Interesse}
      THANK_YOU {{candidate} sagt Danke}
      COMPETING_OFFER {{candidate} hat ein anderes Angebot, Antwort bis {date}}
      WITHDRAW {{candidate} hat die Bewerbung zurückgezogen}
      other {{candidate} möchte keine E-Mails mehr}}`,
    'acted.deadline': 'das andere Angebot muss bis {date} beantwortet sein.',
    'acted.do': `{act, select,
      UPDATE_REQUEST {bitte antworten Sie {candidate}.}
      COMPETING_OFFER {bitte entscheiden Sie vor diesem Tag, oder rufen Sie {candidate} an und sagen Sie, dass das nicht geht.}
      DO_NOT_WRITE {wir senden {candidate} keine E-Mails mehr. Was Sie entscheiden, müssen Sie auf anderem Weg mitteilen.}
      WITHDRAW {die Bewerbung von {candidate} ist abgeschlossen.}
      other {für {candidate} ist nichts weiter zu tun.}}`,
    'acted.note': 'Nachricht von {candidate}:',
  },
  falseHope: [
    'bald',
    'baldmöglichst',
    'demnächst',
    'in kürze',
    'zeitnah',
    'schnellstmöglich',
    'umgehend',
    'sicher',
    'sicherlich',
    'bestimmt',
    'auf jeden fall',
    'garantiert',
    'garantieren',
    'zweifellos',
    'gute chancen',
    'beste chancen',
    'engere wahl',
    'engeren wahl',
    'talentpool',
    'wir melden uns',
  ],
};
