import type { PortalWords } from './portal-words.js';
import { de as status } from './status/de.js';

export const de: PortalWords = {
  locale: 'de',
  direction: 'ltr',
  title: 'Ihre E-Mails',
  from: (organization) => `Was wir von ${organization} Ihnen zu Ihren Bewerbungen schreiben.`,
  notes: {
    heading: 'E-Mails ohne Neuigkeiten',
    offer:
      'Sie können auf E-Mails verzichten, die nur sagen, dass ein Datum weiter gilt oder dass noch nichts entschieden ist. Wenn sich ein Datum ändert oder verstreicht und wenn wir entschieden haben, sagen wir es Ihnen weiterhin.',
    decline: 'Auf diese E-Mails verzichten',
    declined:
      'Sie bekommen keine E-Mails mehr, die nur sagen, dass ein Datum weiter gilt oder dass noch nichts entschieden ist. Wenn sich ein Datum ändert oder verstreicht und wenn wir entschieden haben, sagen wir es Ihnen weiterhin.',
    again: 'Diese E-Mails wieder bekommen',
  },
  silence: {
    heading: 'Gar keine E-Mails',
    offer: (organization) =>
      `Wir von ${organization} schicken zu keiner Bewerbung mehr etwas an diese Adresse: keine geänderten Fristen und keine Entscheidung. Unser Recruiting-Team sieht das und kann Sie auf anderem Weg erreichen. Ihre Bewerbungen laufen weiter.`,
    confirm: 'Ja, schicken Sie mir nichts mehr',
    done: (organization) =>
      `Wir von ${organization} schicken nichts mehr an diese Adresse. Wenn Sie das ändern möchten, wenden Sie sich bitte direkt an ${organization}.`,
  },
  missing: {
    title: 'Dieser Link funktioniert nicht',
    text: 'Vielleicht ist er unvollständig oder zu alt. Bitte öffnen Sie ihn noch einmal aus der E-Mail oder nehmen Sie eine neuere.',
  },
  paused: {
    title: 'Im Moment nicht möglich',
    text: 'Von dieser Seite kann im Moment nichts gesendet werden, und es wurde nichts gesendet. Was gesagt wurde, gilt weiter. Bitte versuchen Sie es später noch einmal, oder antworten Sie auf eine unserer E-Mails.',
  },
  faulty: {
    title: 'Im Moment nicht möglich',
    text: 'Bei uns ist etwas nicht in Ordnung. Bitte öffnen Sie diese Seite in einigen Minuten noch einmal: Falls Sie gerade etwas gesendet haben, sehen Sie dann, ob es angekommen ist.',
  },
  status,
};
