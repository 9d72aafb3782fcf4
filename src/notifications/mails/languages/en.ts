import type { MailLanguage } from '../words/mail-language.js';

export const language: MailLanguage = {
  locale: 'en',
  direction: 'ltr',
  dateLocale: 'en-GB',
  colon: ': ',
  gap: ' ',
  sentences: {
    greeting: 'Hello {name},',
    'greeting.nameless': 'Hello,',
    about: 'This is about your application for the role of {job} at {organization}.',
    subject: '{headline}: {job}, {organization}',
    closing: 'Kind regards',
    footer: 'You receive this mail because you applied for the role of {job} at {organization}.',
    preferences: 'Choose which mails you get, or ask us not to write again',
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
    'undecided.headline': '{milestone, select, NEXT_STEP {Still no next step} other {Still no decision}}',
    'undecided.now':
      '{milestone, select, NEXT_STEP {We still cannot tell you about the next step.} other {There is still no decision.}}',
    'undecided.sorry': 'We are sorry that you have to wait this long.',
    'undecided.last':
      'Instead of another mail like this one, someone from our team will contact you personally by {date}.',

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
    'correction.headline': 'Our earlier message was wrong',
    'correction.before': 'The message that we sent you before about our decision was wrong.',
    'correction.holds': 'This is what holds:',

    'receipt.passedOn': 'We have passed this on to {recruiter}.',
    'receipt.passedOn.unknown': 'We have passed this on to the people who work on this role.',
    'receipt.unchanged': 'Nothing else has changed, and there is nothing more you need to do.',
    'receipt.update.headline': 'We have your question',
    'receipt.update.now': 'You have asked us for an update.',
    'receipt.update.next': 'You will hear from us by {date}.',
    'receipt.update.next.unknown': 'You will get an answer. We cannot name a day for it yet.',
    'receipt.interested.headline': 'Thank you for telling us',
    'receipt.interested.now': 'You have told us that you are still interested in this role.',
    'receipt.thanks.headline': 'Thank you for your message',
    'receipt.thanks.now': 'Your message has arrived, and we are glad that you wrote.',
    'receipt.offer.headline': 'Thank you for telling us about your other offer',
    'receipt.offer.now': 'You have told us that you have another offer, and that you want to answer it by {date}.',
    'receipt.offer.next': 'We cannot promise you a decision by then. Please do what is right for you.',
    'receipt.withdrawn.headline': 'Your application is withdrawn',
    'receipt.withdrawn.now': 'You have withdrawn it, and we have closed it.',
    'receipt.withdrawn.thanks': 'Thank you for the time you gave us. We wish you well.',
    'receipt.withdrawn.next': 'You will get no more mails about it, and there is nothing more you need to do.',
    'receipt.silent.headline': 'We will not write to you again',
    'receipt.silent.now': 'As you asked, you will get no more mails from us about it, not about our decision either.',
    'receipt.silent.next': 'If you would like to hear from us again, please tell the contact named below.',

    'digest.headline': '{count, plural, one {# update} other {# updates}} from {organization}',
    'digest.subject': '{headline}: {jobs}',
    'digest.intro': 'There is news about your applications.',
    'digest.section': '{job}: {headline}',
    'digest.footer': 'You receive this mail because you applied at {organization}.',

    'fact.role': 'Role',
    'fact.stage': 'Stage',
    'fact.told': 'Date we gave you',
    'fact.before': 'Date before',
    'fact.now': 'Date now',
    'fact.until': 'On hold until',
    'fact.followUp': 'You may ask for an update from',
    'fact.nextWord': 'You will hear from us by',
    'fact.person': 'Someone will contact you by',
    'fact.deadline': 'Other offer, answer by',

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

    'member.subject': '{count, plural, one {# thing to do} other {# things to do}}: {most}',
    'member.headline': '{count, plural, one {# thing to do} other {# things to do}}',
    'member.intro': 'The most urgent comes first.',
    'member.more': '{count, plural, one {and # more} other {and # more}}',
    'member.recruiter': 'Recruiter: {recruiter}',
    'member.footer':
      'You get this mail as a member of {organization}: once a day, on business days, and only if there is something to do.',
    'member.alone.footer': 'You get this mail at once, as a member of {organization}, because it should not wait.',
    'member.open': 'Open the application',
    'untold.count': '{count, plural, one {# decision not told} other {# decisions not told}}',
    'untold.row':
      'Decided on {date}. {why, select, BOUNCED {The mail came back.} NOT_APPROVED {The message was not approved.} FAILED {The mail could not be sent.} other {The candidate does not know yet.}}',
    'untold.do': 'Tell {candidate}, then log the contact',
    'call.count': '{count, plural, one {# call to make} other {# calls to make}}',
    'call.row': 'All notes have been sent. Last contact on {date}.',
    'call.row.never': 'All notes have been sent.',
    'call.do': 'Call {candidate}, then log the contact',
    'escalated.count': '{count, plural, one {# long overdue} other {# long overdue}}',
    'overdue.count': '{count, plural, one {# overdue} other {# overdue}}',
    'overdue.row': '{milestone, select, NEXT_STEP {The next step} other {The decision}} was due {by}.',
    'overdue.do': 'Record a decision, or set a new date',
    'newDate.count': '{count, plural, one {# new date needed} other {# new dates needed}}',
    'newDate.row':
      '{why, select, HOLD_ENDED {The hold has ended, and the date before it is over} other {The date was over before it could be told}}: {date}.',
    'newDate.do': 'Set a new date',
    'approval.count': '{count, plural, one {# message to approve} other {# messages to approve}}',
    'approval.row': 'Waiting since {date}: {subject}',
    'approval.do': 'Read it, then approve or stop it',
    'due.count': '{count, plural, one {# decision due} other {# decisions due}}',
    'due.row':
      '{milestone, select, NEXT_STEP {Next step} other {Decision}} {by}. {days, plural, =0 {Last business day.} one {# business day left.} other {# business days left.}}',
    'due.do': 'Record a decision, or move the date',
    'confirm.count': '{count, plural, one {# date to confirm} other {# dates to confirm}}',
    'confirm.row':
      'Set after the interview on {interview}: {milestone, select, NEXT_STEP {next step} other {decision}} {by}.',
    'confirm.row.told': 'Unless you change it, the candidate is told on {date}.',
    'confirm.do': 'Confirm the date, or move it',
    'silent.count': '{count, plural, one {# without news for long} other {# without news for long}}',
    'silent.row': 'No contact since {date}.',
    'silent.do': 'Write to {candidate}, or set a date',

    'unreachable.headline': 'We could not reach {candidate}',
    'unreachable.now': `{why, select,
      ADDRESS_DEAD {Our mail to {candidate} has come back: there is no such mailbox.}
      SENDER_FAULT {Our mail to {candidate} was refused because of the way we send mails, not because of the address.}
      NOT_DELIVERED {Our mail to {candidate} did not arrive, although the address may be right.}
      other {Something came back for our mail to {candidate}: it did not arrive, and the report does not say clearly why.}} {candidate} does not know what it says.`,
    'unreachable.do': 'Please call {candidate}, then log the contact.',
    'unreachable.next': `{why, select,
      ADDRESS_DEAD {We will not write to this address again until it has been corrected or released.}
      SENDER_FAULT {Whoever runs this service has been alerted. Once that is mended, the mail can be sent again.}
      other {This mail is not sent again, but later ones still go to this address.}}`,
    'unreachable.count':
      '{count, plural, one {# candidate did not get our mail} other {# candidates did not get our mails}}',
    'unreachable.why': `{why, select,
      ADDRESS_DEAD {There is no such mailbox: nothing more is sent there}
      SENDER_FAULT {Refused because of the way we send mails}
      NOT_DELIVERED {Not delivered; the address may be right}
      other {It came back, and the report does not say clearly why}}`,
    'unreachable.footer':
      'You get this mail as a member of {organization}, once an hour at most, because mails did not arrive.',
    'colleague.headline': 'Mails no longer reach {candidate}',
    'colleague.now': `{why, select,
      COMPLAINED {{candidate} has marked a mail of ours as spam, so reminders and digests do not reach {candidate} any more.}
      other {Our mails to {candidate} come back, so reminders and digests do not reach {candidate}.}} Nothing more is sent to this address.`,
    'colleague.do': 'Please tell {candidate}. When the address works again, or has been corrected, release it.',
    'fact.candidate': 'Candidate',
    'fact.recruiter': 'Recruiter',
    'fact.address': 'Address',
    'fact.undelivered': 'Not delivered',
    'fact.sentOn': 'Sent on',
    'fact.answer': 'Answer of the mail server',

    'acted.headline': `{act, select,
      UPDATE_REQUEST {{candidate} asks for an update}
      STILL_INTERESTED {{candidate} is still interested}
      THANK_YOU {{candidate} says thank you}
      COMPETING_OFFER {{candidate} has another offer, to answer by {date}}
      WITHDRAW {{candidate} has withdrawn}
      other {{candidate} asks for no more mails}}`,
    'acted.deadline': 'The other offer has to be answered by {date}.',
    'acted.do': `{act, select,
      UPDATE_REQUEST {Please answer {candidate}.}
      COMPETING_OFFER {Please decide before that day, or call {candidate} and say that you cannot.}
      DO_NOT_WRITE {We send no more mails to {candidate}. What you decide you will have to say in another way.}
      WITHDRAW {The application of {candidate} is closed.}
      other {There is nothing you need to do for {candidate}.}}`,
    'acted.note': 'What {candidate} wrote:',
  },
  falseHope: [
    'soon',
    'shortly',
    'any day now',
    'very likely',
    'definitely',
    'certainly',
    'guarantee',
    'guaranteed',
    'rest assured',
    'no doubt',
    'great chance',
    'good chance',
    'strong candidate',
    'top candidate',
    'shortlisted',
    'keep your application on file',
    'on file',
    'we will be in touch',
  ],
};
