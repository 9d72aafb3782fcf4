import { registerEnumType } from '@nestjs/graphql';
import type { FailureClass } from '../diagnosis/diagnosis.js';
import type { CancelledBecause, MessageFailure, MessageStatus } from './message.entity.js';
import type { AttemptOutcome, AttemptPhase } from './message-attempt.entity.js';

export const MessageStatusEnum = {
  WAITING: 'WAITING',
  QUEUED: 'QUEUED',
  SENDING: 'SENDING',
  SENT: 'SENT',
  CANCELLED: 'CANCELLED',
  DEAD: 'DEAD',
} as const satisfies Record<MessageStatus, MessageStatus>;

registerEnumType(MessageStatusEnum, {
  name: 'MessageStatus',
  description: 'What became of a message.',
  valuesMap: {
    WAITING: { description: 'Composed, and waiting for a member to approve it or for its delay to end.' },
    QUEUED: { description: 'Waiting for its next attempt.' },
    SENDING: { description: 'Being handed to the mail server now.' },
    SENT: { description: 'The mail server accepted it.' },
    CANCELLED: {
      description: 'Overtaken before the mail server accepted it: see `cancelledBecause`. It is not tried again.',
    },
    DEAD: { description: 'Refused for good, or tried for too long. A person has to look: see `failure`.' },
  },
});

export const MessageFailureEnum = {
  EXPIRED: 'EXPIRED',
  UNCERTAIN: 'UNCERTAIN',
  RECIPIENT_REFUSED: 'RECIPIENT_REFUSED',
  MESSAGE_REFUSED: 'MESSAGE_REFUSED',
  SENDER_FAULT: 'SENDER_FAULT',
  UNSENDABLE: 'UNSENDABLE',
} as const satisfies Record<MessageFailure, MessageFailure>;

registerEnumType(MessageFailureEnum, {
  name: 'MessageFailure',
  description: 'Of what a message died: `failure` of a message whose status is DEAD.',
  valuesMap: {
    EXPIRED: { description: 'It was tried for too long: the mail server took nothing, or not this.' },
    UNCERTAIN: { description: 'Its content left and no answer came, more than twice: it may have arrived.' },
    RECIPIENT_REFUSED: { description: 'The mail server refused the address for good.' },
    MESSAGE_REFUSED: { description: 'The mail server refused the message for good.' },
    SENDER_FAULT: {
      description:
        'It was refused because of the service: its address on the net, a block list, a signature, too many mails at once. Mend that, then `redriveMessages` sends it again, with those that were accepted and came back so (`bounceClass`), although their status is SENT.',
    },
    UNSENDABLE: { description: 'No mail can be made of it.' },
  },
});

export const BounceClassEnum = {
  ADDRESS_DEAD: 'ADDRESS_DEAD',
  NOT_DELIVERED: 'NOT_DELIVERED',
  SENDER_FAULT: 'SENDER_FAULT',
  OTHER: 'OTHER',
} as const satisfies Record<FailureClass, FailureClass>;

registerEnumType(BounceClassEnum, {
  name: 'BounceClass',
  description: 'What it means that a message came back. In each case its reader does not know what it says.',
  valuesMap: {
    ADDRESS_DEAD: {
      description: 'Nobody reads mail at the address: nothing more is sent there. Call, and correct the address.',
    },
    NOT_DELIVERED: {
      description:
        'This message did not arrive (mailbox full, given up after days, too large, content, the receiver’s rules); the address may be alive, and later messages go there. Call.',
    },
    SENDER_FAULT: {
      description:
        'It was refused because of the service: its address on the net, a block list, a signature, too many mails at once. Nothing is held against the address; once mended, `redriveMessages` sends it again.',
    },
    OTHER: {
      description: 'It came back, and the report does not say why in words that are known: see `bounceReport`.',
    },
  },
});

export const CancelledBecauseEnum = {
  SUPERSEDED: 'SUPERSEDED',
  MERGED: 'MERGED',
  UNCHANGED: 'UNCHANGED',
  DATE_PASSED: 'DATE_PASSED',
  TOLD_BY_MEMBER: 'TOLD_BY_MEMBER',
  DECIDED: 'DECIDED',
  CANCELLED: 'CANCELLED',
  NOT_APPROVED: 'NOT_APPROVED',
  STOPPED: 'STOPPED',
  SUPPRESSED: 'SUPPRESSED',
  DECLINED: 'DECLINED',
  ERASED: 'ERASED',
} as const satisfies Record<CancelledBecause, CancelledBecause>;

registerEnumType(CancelledBecauseEnum, {
  name: 'CancelledBecause',
  description:
    'What overtook a message before the mail server accepted it; in the words of `WithheldBecause`, where that has one.',
  valuesMap: {
    SUPERSEDED: { description: 'What it tells was changed: another date, or a corrected decision, is told instead.' },
    MERGED: { description: 'Another message tells it together with something else.' },
    UNCHANGED: { description: 'The changes cancelled each other out: what the candidate knows still holds.' },
    DATE_PASSED: { description: 'The new date was over before it could be told; it needs another.' },
    TOLD_BY_MEMBER: { description: 'A member had told the candidate.' },
    DECIDED: { description: 'The application was decided meanwhile; the outcome is told instead.' },
    CANCELLED: { description: 'The application ended meanwhile without a decision.' },
    NOT_APPROVED: {
      description: 'A member stopped it while it waited, or nobody approved it while its date was ahead.',
    },
    STOPPED: { description: 'A member stopped it when it had been approved, or needed no approval.' },
    SUPPRESSED: {
      description: 'Nothing is sent to that address: it bounced, or its owner asked not to be written to.',
    },
    DECLINED: { description: 'It only reassures, and the candidate asked to do without such mails.' },
    ERASED: { description: 'The candidate was erased.' },
  },
});

export const AttemptOutcomeEnum = {
  ACCEPTED: 'ACCEPTED',
  REJECTED: 'REJECTED',
  FAILED: 'FAILED',
  UNCERTAIN: 'UNCERTAIN',
} as const satisfies Record<AttemptOutcome, AttemptOutcome>;

registerEnumType(AttemptOutcomeEnum, {
  name: 'AttemptOutcome',
  description: 'How one try to hand a message to the mail server ended.',
  valuesMap: {
    ACCEPTED: { description: 'The mail server has it.' },
    REJECTED: { description: 'The mail server answered that it will not take it.' },
    FAILED: { description: 'It ended before any content left: nothing was delivered.' },
    UNCERTAIN: { description: 'Content left and no answer came: it may have been delivered.' },
  },
});

// Stored in the words of the conversation.
export const AttemptPhaseEnum = {
  COMPOSE: 'compose',
  CONNECT: 'connect',
  GREETING: 'greeting',
  EHLO: 'ehlo',
  TLS: 'tls',
  AUTH: 'auth',
  MAIL: 'mail',
  RCPT: 'rcpt',
  BEFORE_DATA: 'before-data',
  DATA: 'data',
  MESSAGE: 'message',
} as const satisfies Record<string, AttemptPhase>;

registerEnumType(AttemptPhaseEnum, {
  name: 'AttemptPhase',
  description: 'Where a try to hand a message to the mail server was when it ended.',
  valuesMap: {
    COMPOSE: { description: 'Before any conversation: no mail could be made of the message.' },
    CONNECT: { description: 'The connection was being made.' },
    GREETING: { description: 'The mail server had not greeted yet.' },
    EHLO: { description: 'Names were being exchanged.' },
    TLS: { description: 'Encryption was being agreed on.' },
    AUTH: { description: 'At the login.' },
    MAIL: { description: 'The sender was named.' },
    RCPT: { description: 'The recipient was named.' },
    BEFORE_DATA: { description: 'The recipient was accepted; the content had not been announced.' },
    DATA: { description: 'The content was announced, and none of it had left.' },
    MESSAGE: { description: 'From the first byte of the content on.' },
  },
});
