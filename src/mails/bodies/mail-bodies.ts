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
  OUTCOME: outcomeBody,
  RECEIPT: receiptBody,
};
