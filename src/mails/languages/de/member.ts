import type { Messages } from '../../words/mail-language.js';
import type { MemberSentences } from '../../words/member-sentences.js';

// In lower case after the comma of a greeting: `member.intro`, `unreachable.now` and `acted.*`. A date that was promised is a
// "Frist" here: a "Termin" would be an interview, and "Daten" are data.
export const member: Messages<MemberSentences> = {
  'member.subject': '{most}{count, plural, =0 {} one { und # weitere Aufgabe} other { und # weitere Aufgaben}}',
  'member.headline': '{count, plural, one {# Aufgabe} other {# Aufgaben}}',
  'member.intro': 'das Dringendste steht zuerst.',
  'member.more': '{count, plural, one {und # weitere} other {und # weitere}}',
  'member.recruiter': 'Zuständig: {recruiter}',
  'member.footer':
    'Sie erhalten diese E-Mail als Mitglied von {organization}: einmal am Tag, an Arbeitstagen und nur, wenn es etwas zu tun gibt.',
  'member.alone.footer':
    'Sie erhalten diese E-Mail sofort, als Mitglied von {organization}, weil sie nicht warten sollte.',
  'member.open': 'Bewerbung öffnen',
  'member.page': 'Stand ansehen',
  'member.answer': 'Jetzt antworten',
  'member.reach': 'So erreichen Sie {candidate}:',

  'date.due': '{precision, select, WEEK {in der Woche vom {date}} MONTH {im {date}} other {am {date}}}',

  'untold.count': '{count, plural, one {# Entscheidung mitzuteilen} other {# Entscheidungen mitzuteilen}}',
  'untold.row':
    'Entschieden am {date}. {why, select, BOUNCED {Die E-Mail kam zurück.} NOT_APPROVED {Die Nachricht wurde nicht freigegeben.} FAILED {Die E-Mail konnte nicht gesendet werden.} other {Noch nicht mitgeteilt.}}',
  'untold.do': '{candidate} die Entscheidung mitteilen und den Kontakt eintragen',
  'untold.else': 'Bis dahin weiß {candidate} nichts davon, und Sie lesen es hier an jedem Arbeitstag.',
  'reopened.count': '{count, plural, one {# Wiederaufnahme mitzuteilen} other {# Wiederaufnahmen mitzuteilen}}',
  'reopened.row': 'Am {date} wieder aufgenommen, nachdem die Entscheidung schon mitgeteilt war.',
  'reopened.do': '{candidate} anrufen und den Kontakt eintragen',
  'reopened.else':
    'Bis dahin hält {candidate} die Entscheidung für endgültig, und Sie lesen es hier an jedem Arbeitstag.',
  'wrote.count': '{count, plural, one {# Nachricht von Bewerbenden} other {# Nachrichten von Bewerbenden}}',
  'wrote.row': 'Am {date}.',
  'request.count': '{count, plural, one {# Frage offen} other {# Fragen offen}}',
  'request.row': 'Frage nach dem Stand vom {date}.',
  'request.do': '{candidate} antworten: mit einem Datum, einer Entscheidung oder einem Anruf',
  'request.else': 'Bis dahin wartet {candidate}, und Sie lesen es hier an jedem Arbeitstag.',
  'promise.count':
    '{due, select, TODAY {{count, plural, one {# Anruf für heute versprochen} other {# Anrufe versprochen (der erste heute)}}} LATE {{count, plural, one {# versprochener Anruf überfällig} other {# Anrufe versprochen (der erste überfällig)}}} other {{count, plural, one {# Anruf versprochen} other {# Anrufe versprochen}}}}',
  'promise.row':
    '{what, select, OFFER {Wir haben {candidate} das schriftliche Angebot bis {date} versprochen.} NEXT_STEP {Wir haben {candidate} versprochen, uns bis {date} wegen des nächsten Schritts zu melden.} other {Wir haben {candidate} versprochen, uns bis {date} persönlich zu melden.}}',
  'promise.do': '{candidate} anrufen oder anschreiben und den Kontakt eintragen',
  'promise.else': 'Von selbst gehen keine E-Mails mehr an {candidate}.',
  'call.count': '{count, plural, one {# Anruf nötig} other {# Anrufe nötig}}',
  'call.row': 'Alle Zwischenbescheide sind verschickt. Letzter Kontakt am {date}.',
  'call.row.never': 'Alle Zwischenbescheide sind verschickt.',
  'call.do': '{candidate} anrufen und den Kontakt eintragen',
  'call.else': 'Von selbst gehen keine E-Mails mehr an {candidate}.',
  'escalated.count':
    '{count, plural, one {# Frist seit Tagen überschritten} other {# Fristen seit Tagen überschritten}}',
  'overdue.count': '{count, plural, one {# Frist überschritten} other {# Fristen überschritten}}',
  'overdue.row': '{milestone, select, NEXT_STEP {Der nächste Schritt} other {Die Entscheidung}} war {due} fällig.',
  'overdue.do': 'Entscheidung eintragen oder neues Datum setzen',
  'overdue.else':
    '{when, select, DAY {Sonst wird {candidate} am {date} mitgeteilt, dass es noch keine Antwort gibt.} other {Sonst wird {candidate} nur mitgeteilt, dass es noch keine Antwort gibt.}}',
  'newDate.count': '{count, plural, one {# neue Frist nötig} other {# neue Fristen nötig}}',
  'newDate.row':
    '{why, select, HOLD_ENDED {Die Pause ist vorbei, und das Datum davor ist verstrichen} other {Das Datum verstrich, bevor es mitgeteilt werden konnte}}: {date}.',
  'newDate.do': 'Neues Datum setzen',
  'newDate.else': 'Bis dahin hat {candidate} kein gültiges Datum von uns.',
  'hold.count': '{count, plural, one {# Pause endet} other {# Pausen enden}}',
  'hold.row': 'Die Pause endet am {until}. Das Datum davor ist verstrichen: {date}.',
  'hold.do': 'Neues Datum setzen oder die Pause verlängern',
  'hold.else': 'Sonst wird {candidate} mitgeteilt, dass es noch kein neues Datum gibt.',
  'approval.count': '{count, plural, one {# Nachricht freizugeben} other {# Nachrichten freizugeben}}',
  'approval.row': 'Wartet seit {date}: {subject}',
  'approval.do': 'Lesen, dann freigeben oder anhalten',
  'approval.do.call':
    'Erst {candidate} anrufen, denn hiermit wird eine Zusage zurückgenommen. Dann freigeben oder anhalten',
  'approval.leaves':
    '{when, select, DAY {Geht am {date} um {time} von selbst hinaus, wenn Sie sie nicht anhalten.} other {Geht von selbst hinaus, wenn Sie sie nicht anhalten.}}',
  'approval.waits': 'Geht erst hinaus, wenn Sie sie freigeben.',
  'approval.over': 'Was sie sagt, gilt nur bis {date}.',
  'due.count': '{count, plural, one {# Frist läuft ab} other {# Fristen laufen ab}}',
  'due.row':
    '{milestone, select, NEXT_STEP {Nächster Schritt} other {Entscheidung}} {by}. {days, plural, =0 {Letzter Arbeitstag.} one {Noch # Arbeitstag.} other {Noch # Arbeitstage.}}',
  'due.do': 'Entscheidung eintragen oder Datum verschieben',
  'due.else': 'Verstreicht das Datum, wird das {candidate} per E-Mail mitgeteilt.',
  'confirm.count': '{count, plural, one {# Frist zu bestätigen} other {# Fristen zu bestätigen}}',
  'confirm.row':
    'Nach dem Gespräch am {interview} gesetzt: {milestone, select, NEXT_STEP {nächster Schritt} other {Entscheidung}} {by}.',
  'confirm.do': 'Datum bestätigen oder verschieben',
  'confirm.else':
    '{when, select, DAY {Wenn Sie nichts ändern, wird {candidate} das Datum am {date} mitgeteilt.} other {{candidate} erfährt das Datum erst, wenn die Nachricht freigegeben ist.}}',
  'silent.count': '{count, plural, one {# Bewerbung lange ohne Kontakt} other {# Bewerbungen lange ohne Kontakt}}',
  'silent.row': 'Kein Kontakt seit {date}.',
  'silent.do': 'An {candidate} schreiben oder ein Datum setzen',
  'silent.else': 'Hört {candidate} weiter nichts, erinnern wir Sie wieder.',

  'unreachable.headline': 'Wir haben {candidate} nicht erreicht',
  'unreachable.now': `{why, select,
    ADDRESS_DEAD {unsere E-Mail an {candidate} ist zurückgekommen: diese Adresse funktioniert nicht.}
    SENDER_FAULT {unsere E-Mail an {candidate} wurde wegen unseres Versands abgelehnt, nicht wegen der Adresse.}
    NOT_DELIVERED {unsere E-Mail an {candidate} ist nicht angekommen; die Adresse kann trotzdem stimmen.}
    other {zu unserer E-Mail an {candidate} kam etwas zurück: sie ist nicht angekommen, und warum, sagt der Bericht nicht eindeutig.}} {candidate} weiß also nicht, was darin steht.`,
  'unreachable.do': 'Bitte rufen Sie {candidate} an, und tragen Sie den Kontakt ein.',
  'unreachable.next': `{why, select,
    ADDRESS_DEAD {An diese Adresse schreiben wir erst wieder, wenn sie berichtigt oder freigegeben ist.}
    SENDER_FAULT {Wer diesen Dienst betreibt, ist benachrichtigt. Ist der Fehler behoben, kann die E-Mail erneut gesendet werden.}
    other {Diese E-Mail senden wir nicht noch einmal; spätere gehen weiter an diese Adresse.}}`,
  'unreachable.count':
    '{count, plural, one {# Person hat unsere E-Mail nicht bekommen} other {# Personen haben unsere E-Mails nicht bekommen}}',
  'unreachable.why': `{why, select,
    ADDRESS_DEAD {Diese Adresse funktioniert nicht; dorthin senden wir nichts mehr}
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
    UPDATE_REQUEST {{candidate} bittet um Auskunft}
    STILL_INTERESTED {{candidate} hat weiterhin Interesse}
    THANK_YOU {{candidate} bedankt sich}
    COMPETING_OFFER {{candidate}, anderes Angebot bis {date}}
    WITHDRAW {{candidate} hat die Bewerbung zurückgezogen}
    DATA_REQUEST {{candidate} bittet um die eigenen Daten}
    ERASURE_REQUEST {{candidate} bittet um Löschung}
    other {{candidate} möchte keine E-Mails mehr}}`,
  'acted.deadline': 'das andere Angebot muss bis {date} beantwortet sein.',
  'acted.do': `{act, select,
    UPDATE_REQUEST {bitte antworten Sie {candidate}.}
    COMPETING_OFFER {bitte entscheiden Sie vor diesem Tag, oder rufen Sie {candidate} an und sagen Sie, dass das nicht geht.}
    DO_NOT_WRITE {wir senden {candidate} keine E-Mails mehr. Was Sie entscheiden, müssen Sie auf anderem Weg mitteilen.}
    WITHDRAW {die Bewerbung von {candidate} ist abgeschlossen.}
    DATA_REQUEST {bitte antworten Sie {candidate} innerhalb eines Monats.}
    ERASURE_REQUEST {bitte antworten Sie {candidate} innerhalb eines Monats.}
    other {für {candidate} ist nichts weiter zu tun.}}`,
  'acted.note': 'Nachricht von {candidate}:',

  'webhook.headline': 'Ereignisse erreichen {host} nicht mehr',
  'webhook.now':
    '{why, select, GONE {{host} hat geantwortet, dass es diese Adresse nicht mehr gibt. Wir senden ihr keine Ereignisse mehr.} other {alles, was wir an {host} gesendet haben, ist fünf Tage lang fehlgeschlagen. Wir haben damit aufgehört.}}',
  'webhook.do': 'Bitte lassen Sie das System in Ordnung bringen, und schalten Sie den Webhook danach wieder ein.',
  'webhook.back':
    'Nichts ist verloren: Was inzwischen geschehen ist, kann ab der Stelle noch einmal gesendet oder aus dem Ereignis-Feed gelesen werden.',
  'fact.endpoint': 'Endpunkt',
};
