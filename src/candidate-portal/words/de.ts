import type { PortalWords } from './portal-words.js';

export const de: PortalWords = {
  locale: 'de',
  direction: 'ltr',
  title: 'Ihre E-Mails',
  from: (organization) => `Was ${organization} Ihnen zu Ihren Bewerbungen schickt.`,
  notes: {
    heading: 'E-Mails ohne Neuigkeiten',
    offer:
      'Sie können auf E-Mails verzichten, die nur sagen, dass ein Datum weiter gilt oder dass noch nichts entschieden ist. Wenn sich ein Datum ändert oder verstreicht und wenn entschieden ist, erfahren Sie es weiterhin.',
    decline: 'Auf diese E-Mails verzichten',
    declined:
      'Sie verzichten auf E-Mails, die nur sagen, dass ein Datum weiter gilt oder dass noch nichts entschieden ist. Wenn sich ein Datum ändert oder verstreicht und wenn entschieden ist, erfahren Sie es weiterhin.',
    again: 'Diese E-Mails wieder bekommen',
  },
  silence: {
    heading: 'Gar keine E-Mails',
    offer: (organization) =>
      `${organization} schickt nichts mehr an diese Adresse: keine neuen Daten und keine Entscheidung. Wir sagen dort Bescheid, damit man Sie auf anderem Weg erreichen kann. Ihre Bewerbung läuft weiter.`,
    ask: 'Schreiben Sie mir nicht mehr …',
    confirm: 'Ja, schicken Sie mir nichts mehr',
    done: (organization) =>
      `${organization} schickt nichts mehr an diese Adresse. Wenn Sie das ändern möchten, wenden Sie sich bitte dorthin.`,
  },
  missing: {
    title: 'Dieser Link funktioniert nicht',
    text: 'Vielleicht ist er unvollständig oder zu alt. Bitte öffnen Sie ihn noch einmal aus der E-Mail oder nehmen Sie eine neuere.',
  },
};
