import { registerEnumType } from '@nestjs/graphql';
import {
  type AnyMailKind,
  MAIL_KINDS,
  type MailKind,
  MEMBER_ITEM_KINDS,
  MEMBER_MAIL_KINDS,
  type MemberItemKind,
  PAGE_MAIL_KINDS,
  type PageMailKind,
} from '../../mails/index.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import type { WithheldBecause } from '../../rules/index.js';
import type { NotificationKind } from './notification-kind.js';

type Descriptions<Kind extends string> = Readonly<Record<Kind, { readonly description: string }>>;

const candidateMails: Descriptions<MailKind> = {
  TIMELINE_SET: { description: 'The candidate hears by when they will hear.' },
  TIMELINE_EXTENDED: { description: 'The candidate hears that it takes longer than they were told.' },
  TIMELINE_ADVANCED: { description: 'The candidate hears that it takes less time than they were told.' },
  TIMELINE_RECONFIRMED: { description: 'The candidate hears that the date they know still holds.' },
  TIMELINE_HELD: { description: 'The candidate hears that the process pauses until a day.' },
  TIMELINE_RESUMED: { description: 'The candidate hears that the pause is over.' },
  TIMELINE_PASSED: { description: 'The candidate hears that the date they know went by without a decision.' },
  STILL_UNDECIDED: { description: 'The candidate hears, after that, that nothing is decided yet.' },
  OUTCOME_HIRED: { description: 'The candidate is offered the job.' },
  OUTCOME_REJECTED: { description: 'The candidate is not offered the job.' },
  OUTCOME_ADVANCED: { description: 'The candidate is on to the next step.' },
  RECEIPT_UPDATE_REQUEST: { description: "The candidate's request for an update has arrived." },
  RECEIPT_STILL_INTERESTED: { description: 'That the candidate is still interested has arrived.' },
  RECEIPT_THANK_YOU: { description: "The candidate's thanks have arrived." },
  RECEIPT_COMPETING_OFFER: { description: 'That the candidate has another offer has arrived.' },
  RECEIPT_WITHDRAW: { description: "The candidate's withdrawal has arrived." },
  RECEIPT_DO_NOT_WRITE: { description: 'The candidate is not written to again.' },
  RECEIPT_DATA_REQUEST: { description: "The candidate's request for their data has arrived." },
  RECEIPT_ERASURE_REQUEST: { description: "The candidate's request to be erased has arrived." },
};

// What members are told at once is a mail and a record of its own.
const atOnce = {
  CANDIDATE_UNREACHABLE: {
    description: 'A member hears that a mail did not reach a candidate: at once, of several within an hour together.',
  },
  CANDIDATE_ACTED: { description: 'A member hears at once what a candidate did.' },
  COMPETING_OFFER: {
    description:
      'Whoever recruits hears at once that a candidate has another offer. Like its receipt it is shown to recruiters, admins and owners only, and its content to nobody: see `openCompetingOffer`.',
  },
};

const pageMails: Descriptions<PageMailKind> = {
  NEW_LINK: { description: 'Whoever asked by a link that no longer works gets another, at the address on file.' },
  ADDRESS_CONFIRMATION: { description: 'A candidate is to confirm the new address that they gave.' },
  ANSWER_RECORDED: { description: 'A member hears what was recorded in their name, by a link in a mail to them.' },
  ANSWER_OVERTAKEN: {
    description:
      'A member hears that what they answered by a link was not recorded: something else was, before it took effect.',
  },
};

const otherMails: Descriptions<Exclude<AnyMailKind, MailKind>> = {
  DIGEST: { description: 'A candidate hears several things at once: see the notifications of its application.' },
  MEMBER_DIGEST: { description: 'A member hears in the morning what needs them.' },
  MEMBER_UNREACHABLE: { description: 'An admin hears at once that no mail reaches another member any more.' },
  ...atOnce,
  ...pageMails,
  WEBHOOK_DISABLED: { description: 'Owners and admins hear that events are not sent to an endpoint any more.' },
};

const memberItems: Descriptions<MemberItemKind> = {
  UNTOLD_DECISION: { description: 'Decided, and the candidate does not know.' },
  UNTOLD_REOPENING: {
    description: 'Reopened after the candidate had been told the decision, and they have heard nothing since.',
  },
  UPDATE_REQUESTED: { description: 'The candidate asked for an update, and has no answer yet.' },
  CANDIDATE_WROTE: { description: 'The candidate sent something that is good to know: thanks, say, or a withdrawal.' },
  CALL_NEEDED: { description: 'All notes have been sent: a person has to call the candidate.' },
  ESCALATED: { description: 'The date went by days ago; admins hear of it, too.' },
  OVERDUE: { description: 'The date went by.' },
  CALL_PROMISED: {
    description: 'The candidate was told that a person gets in touch with them by a day, and nobody has yet.',
  },
  NEW_DATE_NEEDED: {
    description: 'A date was over before it could be told, or a hold ended past it: it needs another.',
  },
  MESSAGE_AWAITS_APPROVAL: { description: 'A message waits for a member to let it leave.' },
  DECISION_DUE: { description: 'The date is near.' },
  HOLD_ENDING: {
    description:
      'A hold ends soon, and the promised date is over by then: it needs a decision, another date or a longer hold.',
  },
  CONFIRM_DATE: { description: 'A date followed by itself from an interview: it is to be confirmed or moved.' },
  SILENT_APPLICATIONS: { description: 'Nobody has been in touch with the candidate for long.' },
};

export const CandidateMailKindEnum = enumOf(MAIL_KINDS);

registerEnumType(CandidateMailKindEnum, {
  name: 'CandidateMailKind',
  description: 'Each mail about one application that a candidate can get, by the name it has everywhere.',
  valuesMap: candidateMails,
});

export const MessageKindEnum = enumOf<AnyMailKind>([
  ...MAIL_KINDS,
  'DIGEST',
  ...MEMBER_MAIL_KINDS,
  'COMPETING_OFFER',
  ...PAGE_MAIL_KINDS,
]);

registerEnumType(MessageKindEnum, {
  name: 'MessageKind',
  description: 'Each mail there is: those to candidates of `CandidateMailKind`, their digest, and those to members.',
  valuesMap: { ...candidateMails, ...otherMails },
});

export const NotificationKindEnum = enumOf<NotificationKind>([
  ...MAIL_KINDS,
  ...MEMBER_ITEM_KINDS,
  'CANDIDATE_UNREACHABLE',
  'CANDIDATE_ACTED',
  'COMPETING_OFFER',
  ...PAGE_MAIL_KINDS,
]);

registerEnumType(NotificationKindEnum, {
  name: 'NotificationKind',
  description:
    'What somebody can be told: a candidate by one of the mails of `CandidateMailKind`, a member in a digest or at once.',
  valuesMap: { ...candidateMails, ...memberItems, ...atOnce, ...pageMails },
});

export const NotificationDecisionEnum = { SEND: 'SEND', WITHHOLD: 'WITHHOLD' } as const;

registerEnumType(NotificationDecisionEnum, {
  name: 'NotificationDecision',
  description: 'Whether somebody was to be told.',
  valuesMap: {
    SEND: { description: 'A message was composed: see `message`.' },
    WITHHOLD: { description: 'Nobody was told: see `withheldBecause`.' },
  },
});

export const NotificationRecipientEnum = { CANDIDATE: 'CANDIDATE', MEMBER: 'MEMBER' } as const;

registerEnumType(NotificationRecipientEnum, {
  name: 'NotificationRecipient',
  description: 'Who is told.',
  valuesMap: {
    CANDIDATE: { description: 'The candidate of the application.' },
    MEMBER: { description: 'A member, in the digest of a morning: see `member`.' },
  },
});

export const WithheldBecauseEnum = {
  UNCHANGED: 'UNCHANGED',
  DATE_PASSED: 'DATE_PASSED',
  TOLD_BY_MEMBER: 'TOLD_BY_MEMBER',
  DECIDED: 'DECIDED',
  CANCELLED: 'CANCELLED',
  NOT_APPROVED: 'NOT_APPROVED',
  SUPPRESSED: 'SUPPRESSED',
  DECLINED: 'DECLINED',
  SUPERSEDED: 'SUPERSEDED',
} as const satisfies Record<WithheldBecause, WithheldBecause>;

registerEnumType(WithheldBecauseEnum, {
  name: 'WithheldBecause',
  description: 'Why nobody was told.',
  valuesMap: {
    UNCHANGED: { description: 'The changes cancelled each other out: what the candidate knows still holds.' },
    DATE_PASSED: { description: 'The new date was over before it could be told; it needs another.' },
    TOLD_BY_MEMBER: { description: 'A member had told the candidate.' },
    DECIDED: { description: 'The application was decided meanwhile; the outcome is told instead.' },
    CANCELLED: { description: 'The application ended meanwhile, or the candidate was erased.' },
    NOT_APPROVED: { description: 'A member stopped the message, or nobody approved it while its date was ahead.' },
    SUPPRESSED: {
      description: 'Nothing is sent to that address: it bounced, or its owner asked not to be written to.',
    },
    DECLINED: { description: 'It only reassures, and the candidate asked to do without such mails.' },
    SUPERSEDED: { description: 'A decision that was corrected, or taken back, before it was told.' },
  },
});
