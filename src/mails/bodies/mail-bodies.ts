import type { MailKind } from '../mail-kind.js';
import type { BodyWriter } from './mail-body.js';
import { outcomeBody } from './outcome-bodies.js';
import { receiptBody } from './receipt-bodies.js';
import { advancedBody, extendedBody, heldBody, reconfirmedBody, resumedBody, setBody } from './timeline-bodies.js';
import { passedBody, undecidedBody } from './undecided-bodies.js';

export const MAIL_BODIES: Record<MailKind, BodyWriter> = {
  TIMELINE_SET: setBody,
  TIMELINE_EXTENDED: extendedBody,
  TIMELINE_ADVANCED: advancedBody,
  TIMELINE_RECONFIRMED: reconfirmedBody,
  TIMELINE_HELD: heldBody,
  TIMELINE_RESUMED: resumedBody,
  TIMELINE_PASSED: passedBody,
  STILL_UNDECIDED: undecidedBody,
  OUTCOME_HIRED: outcomeBody('HIRED'),
  OUTCOME_REJECTED: outcomeBody('REJECTED'),
  OUTCOME_ADVANCED: outcomeBody('ADVANCED'),
  RECEIPT_UPDATE_REQUEST: receiptBody('UPDATE_REQUEST'),
  RECEIPT_STILL_INTERESTED: receiptBody('STILL_INTERESTED'),
  RECEIPT_THANK_YOU: receiptBody('THANK_YOU'),
  RECEIPT_COMPETING_OFFER: receiptBody('COMPETING_OFFER'),
  RECEIPT_WITHDRAW: receiptBody('WITHDRAW'),
  RECEIPT_DO_NOT_WRITE: receiptBody('DO_NOT_WRITE'),
  RECEIPT_DATA_REQUEST: receiptBody('DATA_REQUEST'),
  RECEIPT_ERASURE_REQUEST: receiptBody('ERASURE_REQUEST'),
};
