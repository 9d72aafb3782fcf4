import type { Messages } from '../../words/mail-language.js';
import type { MemberSentences } from '../../words/member-sentences.js';

export const member: Messages<MemberSentences> = {
  'member.subject': '{most}{count, plural, =0 {} one {, and # more} other {, and # more}}',
  'member.headline': '{count, plural, one {# thing to do} other {# things to do}}',
  'member.intro': 'The most urgent comes first.',
  'member.more': '{count, plural, one {and # more} other {and # more}}',
  'member.recruiter': 'Recruiter: {recruiter}',
  'member.footer':
    'You are getting this email as a member of {organization}: once a day, on business days, and only if there is something to do.',
  'member.alone.footer':
    'You are getting this email at once, as a member of {organization}, because it should not wait.',
  'member.open': 'Open the application',
  'member.page': 'See where it stands',
  'member.answer': 'Answer now',
  'member.reach': 'How to reach {candidate}:',

  'date.due': '{precision, select, WEEK {in the week of {date}} MONTH {in {date}} other {by {date}}}',

  'untold.count': '{count, plural, one {# candidate still to be told} other {# candidates still to be told}}',
  'untold.row':
    'Decided on {date}. {why, select, BOUNCED {The email came back.} NOT_APPROVED {The message was not approved.} FAILED {The email could not be sent.} other {The candidate does not know yet.}}',
  'untold.do': 'Tell {candidate}, then log the contact',
  'untold.else': 'Until you do, {candidate} does not know, and you will read this here on every business day.',
  'reopened.count':
    '{count, plural, one {# candidate to be told that it goes on} other {# candidates to be told that it goes on}}',
  'reopened.row': 'Reopened on {date}, after the candidate had been told the decision.',
  'reopened.do': 'Call {candidate}, then log the contact',
  'reopened.else':
    'Until you do, {candidate} takes the decision for final, and you will read this here on every business day.',
  'wrote.count': '{count, plural, one {# message from a candidate} other {# messages from candidates}}',
  'wrote.row': 'On {date}.',
  'request.count': '{count, plural, one {# candidate waits for an answer} other {# candidates wait for an answer}}',
  'request.row': 'Asked for an update on {date}.',
  'request.do': 'Answer {candidate}: with a date, a decision or a call',
  'request.else': 'Until you do, {candidate} waits, and you will read this here on every business day.',
  'promise.count':
    '{due, select, TODAY {{count, plural, one {# call promised for today} other {# calls promised (first today)}}} LATE {{count, plural, one {# promised call overdue} other {# calls promised (first overdue)}}} other {{count, plural, one {# call promised} other {# calls promised}}}}',
  'promise.row':
    '{what, select, OFFER {We promised {candidate} the offer in writing by {date}.} NEXT_STEP {We promised to write to {candidate} by {date}, to arrange the next step.} other {We promised {candidate} a call or a personal message by {date}.}}',
  'promise.do': 'Call or write to {candidate}, then log the contact',
  'promise.else': 'No more emails go to {candidate} automatically.',
  'call.count': '{count, plural, one {# call to make} other {# calls to make}}',
  'call.row': 'All our updates have gone out. Last contact on {date}.',
  'call.row.never': 'All our updates have gone out.',
  'call.do': 'Call {candidate}, then log the contact',
  'call.else': 'No more emails go to {candidate} automatically.',
  'escalated.count': '{count, plural, one {# date overdue for days} other {# dates overdue for days}}',
  'overdue.count': '{count, plural, one {# date overdue} other {# dates overdue}}',
  'overdue.row': '{milestone, select, NEXT_STEP {The next step} other {The decision}} was due {due}.',
  'overdue.do': 'Record a decision, or set a new date',
  'overdue.else':
    '{when, select, DAY {If you do neither, {candidate} is told on {date} that there is no answer yet.} other {If you do neither, {candidate} is only told that there is no answer yet.}}',
  'newDate.count': '{count, plural, one {# new date needed} other {# new dates needed}}',
  'newDate.row':
    '{why, select, HOLD_ENDED {The hold has ended, and the date before it is over} other {The date was over before it could be told}}: {date}.',
  'newDate.do': 'Set a new date',
  'newDate.else': 'Until you do, {candidate} has no date from us.',
  'hold.count': '{count, plural, one {# hold about to end} other {# holds about to end}}',
  'hold.row': 'The hold ends on {until}. The date before it is over: {date}.',
  'hold.do': 'Set a new date, or extend the hold',
  'hold.else': 'If you do neither, {candidate} is told that there is no new date yet.',
  'approval.count': '{count, plural, one {# message to approve} other {# messages to approve}}',
  'approval.row': 'Waiting since {date}: {subject}',
  'approval.do': 'Read it, then approve or stop it',
  'approval.do.call': 'Call {candidate} first: this takes back a yes. Then approve or stop it',
  'approval.leaves':
    '{when, select, DAY {It leaves by itself on {date} at {time}, unless you stop it.} other {It leaves by itself, unless you stop it.}}',
  'approval.waits': 'It does not leave until you approve it.',
  'approval.over': 'What it says is over on {date}.',
  'due.count': '{count, plural, one {# date due} other {# dates due}}',
  'due.row':
    '{milestone, select, NEXT_STEP {Next step} other {Decision}} {by}. {days, plural, =0 {Last business day.} one {# business day left.} other {# business days left.}}',
  'due.do': 'Record a decision, or move the date',
  'due.else': 'If the date passes, {candidate} is told so by email.',
  'confirm.count': '{count, plural, one {# date to confirm} other {# dates to confirm}}',
  'confirm.row':
    'Set after the interview on {interview}: {milestone, select, NEXT_STEP {next step} other {decision}} {by}.',
  'confirm.do': 'Confirm the date, or move it',
  'confirm.else':
    '{when, select, DAY {Unless you change it, {candidate} is told this date on {date}.} other {Until its message is approved, {candidate} is not told this date.}}',
  'silent.count': '{count, plural, one {# candidate without contact} other {# candidates without contact}}',
  'silent.row': 'No contact since {date}.',
  'silent.do': 'Write to {candidate}, or set a date',
  'silent.else': 'If {candidate} still hears nothing, we will remind you again.',

  'unreachable.headline': 'We could not reach {candidate}',
  'unreachable.now': `{why, select,
    ADDRESS_DEAD {Our email to {candidate} has come back: this address does not work.}
    SENDER_FAULT {Our email to {candidate} was refused because of the way we send emails, not because of the address.}
    NOT_DELIVERED {Our email to {candidate} did not arrive, although the address may be right.}
    other {Something came back for our email to {candidate}: it did not arrive, and the report does not say clearly why.}} {candidate} does not know what it says.`,
  'unreachable.do': 'Please call {candidate}, then log the contact.',
  'unreachable.next': `{why, select,
    ADDRESS_DEAD {We will not write to this address again until it has been corrected or released.}
    SENDER_FAULT {Whoever runs this service has been alerted. Once that is mended, the email can be sent again.}
    other {This email is not sent again, but later ones still go to this address.}}`,
  'unreachable.count':
    '{count, plural, one {# candidate did not get our email} other {# candidates did not get our emails}}',
  'unreachable.why': `{why, select,
    ADDRESS_DEAD {This address does not work: nothing more is sent there}
    SENDER_FAULT {Refused because of the way we send emails}
    NOT_DELIVERED {Not delivered; the address may be right}
    other {It came back, and the report does not say clearly why}}`,
  'unreachable.footer':
    'You are getting this email as a member of {organization}, once an hour at most, because emails did not arrive.',
  'colleague.headline': 'Emails no longer reach {candidate}',
  'colleague.now': `{why, select,
    COMPLAINED {{candidate} has marked an email of ours as spam, so reminders and digests do not reach {candidate} any more.}
    other {Our emails to {candidate} come back, so reminders and digests do not reach {candidate}.}} Nothing more is sent to this address.`,
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
    COMPETING_OFFER {{candidate} has another offer, due {date}}
    WITHDRAW {{candidate} has withdrawn}
    DATA_REQUEST {{candidate} asks for their data}
    ERASURE_REQUEST {{candidate} asks to be deleted}
    other {{candidate} asks for no more emails}}`,
  'acted.deadline': 'The other offer has to be answered by {date}.',
  'acted.do': `{act, select,
    UPDATE_REQUEST {Please answer {candidate}.}
    COMPETING_OFFER {Please decide before that day, or call {candidate} and say that you cannot.}
    DO_NOT_WRITE {We send no more emails to {candidate}. What you decide, you will have to say in another way.}
    WITHDRAW {The application of {candidate} is closed.}
    DATA_REQUEST {Please answer {candidate} within one month.}
    ERASURE_REQUEST {Please answer {candidate} within one month.}
    other {There is nothing you need to do for {candidate}.}}`,
  'acted.note': 'What {candidate} wrote:',

  'webhook.headline': 'Events no longer reach {host}',
  'webhook.now':
    '{why, select, GONE {{host} has answered that it is not there any more, so we have stopped sending it events.} other {Everything that we sent to {host} has failed for five days, so we have stopped.}}',
  'webhook.do': 'Please ask whoever looks after that system to mend it, and then enable the webhook endpoint again.',
  'webhook.back':
    'Nothing is lost: what happened meanwhile can be sent again from the place where it stopped, or read from the event feed.',
  'fact.endpoint': 'Endpoint',
};
