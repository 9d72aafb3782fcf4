import type { PortalWords } from './portal-words.js';

export const en: PortalWords = {
  locale: 'en',
  direction: 'ltr',
  title: 'Your mails',
  from: (organization) => `What ${organization} sends you about your applications.`,
  notes: {
    heading: 'Mails that only reassure',
    offer:
      'You can do without mails that say that a date still holds, or that nothing is decided yet. You are still told when a date changes or passes, and what is decided.',
    decline: 'Do without these mails',
    declined:
      'You do without mails that say that a date still holds, or that nothing is decided yet. You are still told when a date changes or passes, and what is decided.',
    again: 'Get these mails again',
  },
  silence: {
    heading: 'No mails at all',
    offer: (organization) =>
      `${organization} sends nothing more to this address: no new dates, and no decision. We tell them, so that they can reach you in another way. Your application goes on.`,
    ask: 'Do not write to me again …',
    confirm: 'Yes, send me nothing more',
    done: (organization) =>
      `${organization} sends nothing more to this address. To change that, please get in touch with them.`,
  },
  missing: {
    title: 'This link does not work',
    text: 'It may be incomplete, or too old. Please open it from the mail again, or take a newer mail.',
  },
};
