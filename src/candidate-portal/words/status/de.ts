import type { StatusWords } from './status-words.js';

export const de: StatusWords = {
  open: {
    title: 'Ihre Bewerbung ist bei uns',
    text: 'Einen Termin gibt es noch nicht. Sobald es einen gibt, schreiben wir Ihnen.',
  },
  several: 'Ihre Bewerbungen',
  done: {
    title: 'Ist angekommen',
    until: (time) => `Bis ${time} können Sie es zurücknehmen. So lange erfährt niemand davon.`,
    undo: 'Zurücknehmen',
    undone: 'Zurückgenommen. Niemand hat davon erfahren.',
    tooLate:
      'Es ist schon unterwegs und lässt sich hier nicht mehr zurücknehmen. Bitte antworten Sie auf eine unserer E-Mails.',
    saved: 'Gespeichert.',
    confirmMail: 'Wir haben an die neue Adresse geschrieben. Sie gilt, sobald Sie sie dort bestätigen.',
  },
  history: {
    heading: 'Was bisher geschah',
    applied: 'Ihre Bewerbung ist eingegangen.',
    passed: 'Wir haben Ihnen gesagt, dass der Termin ohne Antwort verstrichen ist.',
    undecided: 'Wir haben Ihnen gesagt, dass es noch keine Antwort gibt.',
    acts: {
      UPDATE_REQUEST: 'Sie haben nach dem Stand gefragt.',
      STILL_INTERESTED: 'Sie haben gesagt, dass Sie weiter Interesse haben.',
      THANK_YOU: 'Sie haben sich bedankt.',
      COMPETING_OFFER: 'Sie haben von einem anderen Angebot erzählt.',
      WITHDRAW: 'Sie haben Ihre Bewerbung zurückgezogen.',
      ACCEPTED_ELSEWHERE: 'Sie haben gesagt, dass Sie ein anderes Angebot angenommen haben.',
      DATA_REQUEST: 'Sie haben nach Ihren Daten gefragt.',
      ERASURE_REQUEST: 'Sie haben um Löschung gebeten.',
    },
  },
  updates: {
    heading: 'Nach dem Stand fragen',
    now: (left, most) => `Sie können jetzt nach dem Stand fragen (noch ${left} von ${most}).`,
    notYet: (day, left, most) => `Ab ${day} können Sie hier nach dem Stand fragen (noch ${left} von ${most}).`,
    asked: (day, left, most) =>
      `Sie haben am ${day} gefragt, und wir sind Ihnen eine Antwort schuldig (noch ${left} von ${most}).`,
    againFrom: (day, left, most) => `Ab ${day} können Sie noch einmal fragen (noch ${left} von ${most}).`,
    usedUp: (most) =>
      `Sie haben ${most}-mal gefragt. Die Verantwortlichen wissen davon; bitte schreiben Sie uns jetzt direkt.`,
    why: 'Bis zu diesem Tag sollten Sie von uns gehört haben. Auf unsere E-Mails können Sie jederzeit antworten.',
    send: 'Nach dem Stand fragen',
  },
  acts: {
    heading: 'Was Sie tun können',
    read: {
      open: 'Das habe ich gelesen',
      text: 'Wenn Sie möchten, sagen Sie uns, dass Sie den Termin oben gesehen haben.',
      send: 'Das habe ich gelesen',
    },
    interested: {
      open: 'Ich habe weiter Interesse',
      text: 'Damit wissen wir, dass Sie weiter Interesse haben. Am Termin ändert es nichts.',
      send: 'Ich habe weiter Interesse',
    },
    thanks: { open: 'Danke sagen', text: 'Wir geben Ihre Worte weiter.', send: 'Senden' },
    offer: {
      open: 'Ich habe ein anderes Angebot',
      text: 'Nur das Recruiting-Team sieht das, und nur den Tag. Für die Beurteilung Ihrer Bewerbung spielt es keine Rolle.',
      send: 'Dem Recruiting-Team mitteilen',
      day: 'Ich muss antworten bis',
    },
    withdraw: {
      open: 'Bewerbung zurückziehen',
      text: 'Ihre Bewerbung endet, und Sie bekommen dazu keine E-Mails mehr.',
      send: 'Weiter',
      elsewhere: 'Ich habe ein anderes Angebot angenommen: alle meine Bewerbungen hier beenden',
      preview: 'Bewerbung zurückziehen?',
      confirm: 'Ja, zurückziehen',
    },
    message: 'Ihre Nachricht (freiwillig)',
    back: 'Zurück',
  },
  settings: {
    heading: 'Ihre Angaben',
    open: 'Angaben berichtigen',
    greetingName: 'So sprechen wir Sie in E-Mails an',
    language: 'Sprache',
    zone: 'Zeitzone',
    email: 'E-Mail-Adresse',
    emailHint: 'Eine neue Adresse gilt, sobald Sie sie bestätigt haben.',
    save: 'Speichern',
  },
  calendar: {
    heading: 'In Ihrem Kalender',
    text: 'Der Eintrag heißt „Antwort erwartet“ und nennt niemanden.',
    file: 'Eintrag herunterladen',
    makeFeed: 'Kalenderadresse anlegen',
    feed: 'Ihre Kalenderadresse',
    feedHint: 'Kopieren Sie sie in Ihr Kalenderprogramm. Sie steht nur jetzt hier. Wer sie hat, sieht den Termin.',
    entry: 'Antwort erwartet',
  },
  sent: 'Was wir Ihnen geschickt haben',
  data: {
    heading: 'Ihre Daten',
    copy: {
      open: 'Meine Daten anfordern',
      text: 'Wir antworten innerhalb eines Monats.',
      send: 'Meine Daten anfordern',
    },
    erase: {
      open: 'Löschung verlangen',
      text: 'Jemand sieht es sich innerhalb eines Monats an. Die Löschung beendet Ihre Bewerbung.',
      send: 'Löschung verlangen',
    },
  },
  faults: {
    title: 'Bitte noch einmal ansehen',
    notNow: 'Das geht im Augenblick nicht. Es wurde nichts gesendet.',
    ended: 'Diese Bewerbung ist beendet. Es wurde nichts gesendet.',
    tooLong: (most) => `Das ist zu lang: bitte höchstens ${most} Zeichen. Es wurde nichts gesendet.`,
    day: 'Bitte geben Sie einen Tag ab heute an.',
    email: 'Bitte geben Sie eine Adresse der Form name@example.com an.',
    zone: 'Bitte wählen Sie eine Zeitzone aus der Liste.',
    expired: 'Diese Seite war lange offen. Bitte sehen Sie sie noch einmal an, und senden Sie erneut.',
  },
  address: {
    title: 'Adresse bestätigen',
    text: (address) => `Wir schreiben Ihnen von jetzt an an ${address}.`,
    confirm: 'Diese Adresse bestätigen',
    done: 'Bestätigt. Wir schreiben von jetzt an an diese Adresse.',
  },
  dead: {
    send: 'Neuen Link schicken',
    sent: 'Wenn wir diesen Link kennen, ist ein neuer unterwegs an die Adresse, die wir haben.',
    address: {
      asked: {
        text: 'Er ist vielleicht unvollständig oder zu alt. Wenn die neue Adresse nicht bestätigt wurde, bleibt es bei der bisherigen; auf Ihrer Seite können Sie die neue noch einmal angeben.',
        renew: 'Link zu meiner Seite schicken',
      },
      sent: 'Wenn wir diesen Link kennen, ist ein Link zu Ihrer Seite unterwegs an die Adresse, die wir haben. Dort können Sie die neue noch einmal angeben.',
    },
  },
  printed: (day) => `Gedruckt am ${day}.`,
};
