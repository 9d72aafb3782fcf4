import type { CandidateSentences } from '../../words/candidate-sentences.js';
import type { Messages } from '../../words/mail-language.js';

export const candidate: Messages<CandidateSentences> = {
  greeting: 'Hello {name},',
  'greeting.own': '{salutation},',
  'greeting.nameless': 'Hello,',
  about: 'This is about your application for the role of {job} at {organization}.',
  subject: '{headline}: {job}',
  closing: 'Kind regards,',
  'farewell.wish': 'We wish you well.',
  'farewell.closing': 'Kind regards,',
  signature: '{organization}',
  'signature.person': '{recruiter}\n{organization}',
  footer: 'You are getting this email because you are in a selection process at {organization}.',
  'footer.ended': 'You are getting this email because you took part in a selection process at {organization}.',
  preferences: 'Email preferences',
  status: 'See where you stand',
  privacy: 'Privacy notice',
  contact: 'If you have a question, you can ask at any time. Simply reply to this email, or write to:',
  'contact.reply': 'If you have a question, you can ask at any time. Simply reply to this email.',
  'contact.section': 'If you have a question about this role, you can ask at any time. Please write to:',
  note: 'A note for you:',
  'note.by': 'A note from {author}:',

  'date.named': '{precision, select, WEEK {the week of {date}} other {{date}}}',
  'date.by': '{precision, select, WEEK {in the week of {date}} MONTH {in {date}} other {by {date}}}',
  'date.to': '{precision, select, WEEK {to the week of {date}} other {to {date}}}',
  'told.date':
    '{milestone, select, NEXT_STEP {We told you that you would hear about the next step {by}.} other {We told you that you would hear our decision {by}.}}',
  'now.date':
    '{milestone, select, NEXT_STEP {You will hear about the next step {by}.} other {You will hear our decision {by}.}}',
  'next.moves':
    '{milestone, select, NEXT_STEP {If this date moves, or passes without news, we will write to you.} other {If this date moves, or passes without a decision, we will write to you.}}',
  'next.nothing': 'Until then, you do not need to do anything.',
  'open.now': 'Your application is still open, and you do not need to do anything.',
  'open.offer':
    '{who, select, PERSON {If another offer forces you to decide sooner, please tell {recruiter}.} other {If another offer forces you to decide sooner, please tell us: a reply to this email is enough.}}',

  'set.headline': '{milestone, select, NEXT_STEP {Next step} other {Decision}} {by}',
  'set.before': 'We can now tell you when you will hear from us.',
  'extended.headline': '{milestone, select, NEXT_STEP {Next step} other {Decision}} moved {to}',
  'extended.headline.again': '{milestone, select, NEXT_STEP {Next step} other {Decision}} moved again, {to}',
  'extended.headline.passed': 'New date – {milestone, select, NEXT_STEP {next step} other {decision}} {by}',
  'extended.before': 'We cannot keep that date.',
  'extended.passed': 'That date has passed, and we did not keep it.',
  'extended.sorry':
    '{count, plural, =2 {This is the second time that we have to give you another date. We know what that means for your plans, and we are sorry.} =3 {This is the third time that we have to give you another date. We know what that means for your plans, and we are sorry.} one {We are sorry.} other {We have now had to give you another date # times. We know what that means for your plans, and we are sorry.}}',
  'advanced.headline': 'Sooner – {milestone, select, NEXT_STEP {next step} other {decision}} {by}',
  'advanced.before': 'It will be sooner than that.',
  'reconfirmed.headline': 'Confirmed – {milestone, select, NEXT_STEP {next step} other {decision}} {by}',
  'reconfirmed.before': 'That still holds.',
  'held.headline': 'On hold, continues on {date}',
  'held.now': 'The selection process for this role is on hold. We will take it up again on {date}.',
  'held.meaning': 'This is not a decision about you: your application stays open, and you do not need to do anything.',
  'held.over': 'The date that we gave you no longer applies.',
  'held.date':
    '{milestone, select, NEXT_STEP {As things stand, you will hear about the next step {by}.} other {As things stand, you will hear our decision {by}.}}',
  'held.next':
    '{when, select, DAY {By {date} at the latest, we will write to you again, with a new date if we have one.} other {When it continues, we will write to you again, with a new date if we have one.}}',
  'resumed.headline': 'Continuing – {milestone, select, NEXT_STEP {next step} other {decision}} {by}',
  'resumed.before': 'The selection process for this role was on hold. It is continuing now.',
  'resumed.passed':
    'The selection process for this role was on hold, and that date passed in the meantime. We are sorry. We can now give you a new date.',
  'passed.headline':
    '{milestone, select, NEXT_STEP {Next step still open} other {No decision yet}}, next update by {date}',
  'passed.headline.last':
    '{milestone, select, NEXT_STEP {Next step still open, contact} other {No decision yet, personal contact}} by {date}',
  'passed.now':
    'That {precision, select, WEEK {week} MONTH {month} other {date}} has passed, and {milestone, select, NEXT_STEP {we cannot tell you the next step yet} other {we do not have a decision yet}}. We are sorry.',
  'passed.held':
    'The selection process was on hold and continued on {date}. The date that we gave you has passed in the meantime, and we cannot give you a new one yet. We are sorry.',
  'passed.next':
    'You will hear from us again by {date}, even if there is still {milestone, select, NEXT_STEP {no news} other {no decision}}.',
  'undecided.headline':
    '{milestone, select, NEXT_STEP {Next step still open} other {Still no decision}}, next update by {date}',
  'undecided.headline.last':
    '{milestone, select, NEXT_STEP {Next step still open, contact} other {Still no decision, personal contact}} by {date}',
  'undecided.now':
    '{time, select, FIRST {{milestone, select, NEXT_STEP {We still cannot tell you the next step.} other {There is still no decision.}}} other {{milestone, select, NEXT_STEP {We have to write to you once more without knowing the next step.} other {We have to write to you once more without a decision.}}}}',
  'undecided.sorry': 'We are sorry that you have to wait this long.',
  'undecided.last': 'Next, someone from our team will contact you personally, by {date}.',

  'hired.headline': 'Good news about your application',
  'hired.now': 'We would like to offer you the role, and we are delighted.',
  'hired.thanks': 'Congratulations, and thank you for the time that you gave us.',
  'hired.next':
    '{who, select, PERSON {{recruiter} will send you the offer in writing} other {We will send you the offer in writing}}{when, select, DAY { by {date}} other {}} and go through it with you.',
  'hired.wait': 'This email is not the offer itself: please wait for it before you give notice or change any plans.',
  'rejected.headline': 'Our decision on your application',
  'rejected.thanks':
    'Thank you for applying for the role of {job} at {organization}, and for the time and care that you gave us.',
  'rejected.now': 'After careful thought, we will not be taking your application further this time.',
  'rejected.now.filled': 'The role has been filled, and we will not be taking your application further.',
  'rejected.now.cancelled':
    'We have decided not to fill this role, so your application cannot go further. This was not about you or your application.',
  'rejected.sorry': 'We know that this is not the answer you were hoping for, and we are sorry.',
  'rejected.next': 'Your application for this role is now closed, and there is nothing that you need to do.',
  'onward.headline': 'Your application moves on to the next step',
  'onward.now': 'We would like to go on to the next step with you.',
  'onward.thanks': 'Thank you for the time that you have given us so far.',
  'onward.next':
    '{who, select, PERSON {{recruiter} will write to you} other {We will write to you}}{when, select, DAY { by {date}} other {}} to arrange it. You do not need to do anything until then.',
  'correction.headline': 'Our earlier message was wrong',
  'correction.before': 'The message that we sent you before about our decision was wrong, and we are sorry.',
  'correction.yes': 'We told you yes, and that was our mistake. We are truly sorry.',
  'correction.holds': 'The correct decision is this:',
  'correction.acted':
    '{who, select, PERSON {If you have given notice or turned something down because of it, please tell {recruiter}: we want to talk to you about it.} other {If you have given notice or turned something down because of it, please tell us: we want to talk to you about it.}}',

  'receipt.passedOn':
    '{who, select, PERSON {We have passed this on to {recruiter}.} other {We have passed this on to the people who work on this role.}}',
  'receipt.unchanged': 'Nothing else has changed, and there is nothing more that you need to do.',
  'receipt.update.headline': 'We have your question',
  'receipt.update.now': 'You have asked us for an update.',
  'receipt.update.next': 'You will hear from us by {date}.',
  'receipt.update.next.unknown': 'You will get an answer. We cannot name a day for it yet.',
  'receipt.data.headline': 'We have your question about your data',
  'receipt.data.now': 'You have asked us which data we hold about you.',
  'receipt.data.next': 'You will get an answer within one month.',
  'receipt.erasure.headline': 'We have your request to delete your data',
  'receipt.erasure.now': 'You have asked us to delete your data.',
  'receipt.erasure.next': 'You will hear within one month what we have deleted. Until then, your application goes on.',
  'receipt.interested.headline': 'Thank you for telling us',
  'receipt.interested.now': 'You have told us that you are still interested in this role.',
  'receipt.thanks.headline': 'Thank you for your message',
  'receipt.thanks.now': 'Your message has arrived, and we are glad that you wrote.',
  'receipt.offer.headline': 'We know about your other offer',
  'receipt.offer.now': 'You have told us that you have another offer, and that you want to answer it by {date}.',
  'receipt.offer.next': 'We cannot promise you a decision by then. Please do what is right for you.',
  'receipt.withdrawn.headline': 'Your application is withdrawn',
  'receipt.withdrawn.now': 'We have withdrawn it as you wished.',
  'receipt.withdrawn.thanks': 'Thank you for the time that you gave us.',
  'receipt.withdrawn.next': 'You will get no more emails about it, and there is nothing more that you need to do.',
  'receipt.silent.headline': 'We will not email you again',
  'receipt.silent.now':
    'As you asked, we will not email this address again: not about any of your applications, and not about a decision either.',
  'receipt.silent.goesOn': 'Your applications go on.',
  'receipt.silent.told':
    '{who, select, PERSON {We have told {recruiter}, who may reach you in another way.} other {We have told the people who work on them, who may reach you in another way.}}',
  'receipt.silent.undo': 'If you change your mind, please write to {address}.',
  'receipt.silent.undo.unknown': 'If you change your mind, please get in touch with {organization}.',

  'digest.headline': '{count, plural, one {# update} other {# updates}} from {organization}',
  'digest.subject': '{headline}: {job} (+{count})',
  'digest.intro': 'There is news about your applications.',
  'digest.section': '{job}: {headline}',

  'calendar.summary': '{headline}: {job}, {organization}',
  'calendar.over': 'This date no longer applies.',

  'fact.role': 'Role',
  'fact.stage': 'Stage',
  'fact.date': '{milestone, select, NEXT_STEP {Next step} other {Decision}}{precision, select, DAY { by} other { in}}',
  'fact.earlier': 'Earlier date',
  'fact.told': 'Date we gave you',
  'fact.resumes': 'Continues on',
  'fact.nextWord': 'You will hear from us by',
  'fact.person': 'Someone will contact you by',
  'fact.offer': 'Offer in writing by',
  'fact.deadline': 'Other offer, answer by',

  // What is missing here fits no hold: see `reasonFor`.
  reason: `{reason, select,
    INTERVIEWS_CONTINUING {We are still holding interviews for this role.}
    SCHEDULING {This is due to the scheduling of the remaining interviews.}
    DECISION_MAKER_AWAY {Someone who takes part in the decision is away at the moment.}
    APPROVAL_PENDING {The decision needs an internal approval that is still pending.}
    ROLE_CHANGED {The role itself has changed. Your application stays valid.}
    MORE_CANDIDATES {We are still speaking with others we have invited for this role.}
    BUDGET {Internal planning for this role is not finished yet.}
    other {Our planning has changed.}}`,
};
