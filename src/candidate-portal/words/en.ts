import type { PortalWords } from './portal-words.js';
import { en as status } from './status/en.js';

export const en: PortalWords = {
  locale: 'en',
  direction: 'ltr',
  title: 'Your emails',
  from: (organization) => `What we at ${organization} send you about your applications.`,
  notes: {
    heading: 'Emails that only reassure',
    offer:
      'You can do without emails that only say that a date still holds, or that nothing is decided yet. We still tell you when a date changes or passes, and what we decide.',
    decline: 'Do without these emails',
    declined:
      'You no longer get emails that only say that a date still holds, or that nothing is decided yet. We still tell you when a date changes or passes, and what we decide.',
    again: 'Get these emails again',
  },
  silence: {
    heading: 'No emails at all',
    offer: (organization) =>
      `We at ${organization} send nothing more to this address about any application: no changed dates, and no decision. Our recruiting team will see that, and can reach you in another way. Your applications go on.`,
    confirm: 'Yes, send me nothing more',
    done: (organization) =>
      `We at ${organization} send nothing more to this address. To change that, please get in touch with ${organization} directly.`,
  },
  missing: {
    title: 'This link does not work',
    text: 'It may be incomplete, or too old. Please open it again from the email, or use a newer email.',
  },
  paused: {
    title: 'Not possible at the moment',
    text: 'Nothing can be sent from this page at the moment, and nothing was. What has been said still holds. Please try again later, or reply to one of our emails.',
  },
  faulty: {
    title: 'Not possible at the moment',
    text: 'Something is not right on our side. Please open this page again in a few minutes: if you have just sent something, it then shows whether it arrived.',
  },
  status,
};
