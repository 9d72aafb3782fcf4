import type { MailLanguage } from '../mail-sentences.js';

export const en: MailLanguage = {
  locale: 'en',
  direction: 'ltr',
  dateLocale: 'en-GB',
  sentences: {
    greeting: 'Hello {name},',
    'greeting.nameless': 'Hello,',
    about: 'This is about your application for the role of {job} at {organization}.',
    subject: '{headline}: {job}, {organization}',
    closing: 'Kind regards',
    footer: 'You receive this mail because you applied for the role of {job} at {organization}.',
    contact: 'If you have a question, please write to:',
    'contact.unknown': 'If you have a question, please write to your contact at {organization}.',
    note: 'A note for you:',

    'date.named': '{precision, select, WEEK {the week of {date}} other {{date}}}',
    'date.by': '{precision, select, WEEK {in the week of {date}} MONTH {in {date}} other {by {date}}}',
    'told.date':
      '{milestone, select, NEXT_STEP {We told you that you would hear about the next step {by}.} other {We told you that you would hear our decision {by}.}}',
    'now.date':
      '{milestone, select, NEXT_STEP {You will hear about the next step {by}.} other {You will hear our decision {by}.}}',
    sorry: 'We are sorry.',
    'next.moves': 'If this date moves, we will tell you.',
    'next.followUp': 'From {date}, you are welcome to ask us for an update.',

    'set.headline': '{milestone, select, NEXT_STEP {Next step} other {Decision}} {by}',
    'set.before': 'You now have a date from us.',
    'extended.headline': 'Later than planned, now {by}',
    'extended.before': 'It will take longer than that.',
    'advanced.headline': 'Sooner than planned, now {by}',
    'advanced.before': 'It will be sooner than that.',
    'reconfirmed.headline': 'Confirmed, {milestone, select, NEXT_STEP {next step} other {decision}} {by}',
    'reconfirmed.before': 'That has not changed.',
    'held.headline': 'On hold until {date}',
    'held.now': 'Your application is on hold until {date}.',
    'held.date':
      '{milestone, select, NEXT_STEP {As things stand, you will hear about the next step {by}.} other {As things stand, you will hear our decision {by}.}}',
    'held.pause': 'Until then, the date we gave you is paused.',
    'held.next': 'When the hold ends, we will write to you and name the date that then applies.',
    'resumed.headline': 'Moving again, {milestone, select, NEXT_STEP {next step} other {decision}} {by}',
    'resumed.before': 'Your application was on hold. It is moving again.',
    'passed.headline': '{milestone, select, NEXT_STEP {No next step yet} other {No decision yet}}',
    'passed.now':
      '{precision, select, WEEK {That week} MONTH {That month} other {That day}} has passed, and {milestone, select, NEXT_STEP {we cannot tell you about the next step yet} other {there is no decision yet}}.',
    'passed.next':
      'You will hear from us again by {date}, even if there is still {milestone, select, NEXT_STEP {no news} other {no decision}}.',
    'passed.next.unknown':
      'We have no new date to give you yet. When there is a decision or a new date, we will write to you.',

    'hired.headline': 'We have decided to hire you',
    'hired.now': 'We have decided to hire you, and we are glad about it.',
    'hired.thanks': 'Congratulations, and thank you for the time you gave us.',
    'hired.next': 'You will hear from us about the details by {date}.',
    'hired.next.unknown': 'You will hear from us about the details.',
    'rejected.headline': 'Our decision on your application',
    'rejected.thanks': 'Thank you for applying for the role of {job} at {organization}, and for the time you gave us.',
    'rejected.now': 'We have decided not to go further with your application.',
    'rejected.now.filled': 'The role has been filled, and we will not go further with your application.',
    'rejected.now.cancelled':
      'We have decided not to fill this role, so your application cannot go further. This is no judgement of you.',
    'rejected.sorry': 'We are sorry that we have no better news for you, and we wish you well.',
    'rejected.next': 'Your application for this role is now closed. There is nothing you need to do.',
    'onward.headline': 'On to the next step',
    'onward.now': 'We would like to go on to the next step with you.',
    'onward.thanks': 'Thank you for the time you have given us so far.',
    'onward.next': 'You will hear from us about it by {date}.',
    'onward.next.unknown': 'You will hear from us about it. There is no date for that yet.',

    'fact.role': 'Role',
    'fact.stage': 'Stage',
    'fact.told': 'Date we gave you',
    'fact.before': 'Date before',
    'fact.now': 'Date now',
    'fact.until': 'On hold until',
    'fact.followUp': 'You may ask for an update from',
    'fact.nextWord': 'You will hear from us by',

    // Each reads true for a later date, an earlier one and a hold alike.
    reason: `{reason, select,
      INTERVIEWS_CONTINUING {We are still holding interviews for this role.}
      SCHEDULING {This is due to the scheduling of the remaining interviews.}
      DECISION_MAKER_AWAY {Someone who takes part in the decision is away for a time.}
      APPROVAL_PENDING {The decision needs an internal approval that is still pending.}
      ROLE_CHANGED {The role itself has changed.}
      MORE_CANDIDATES {We are speaking with more candidates for this role.}
      BUDGET {Internal planning for this role is not finished yet.}
      other {Our planning has changed.}}`,
  },
};
