import type { BodyWriter } from './mail-body.js';
import type { MailKind } from './mail-kind.js';
import { outcomeBody } from './outcome-bodies.js';
import {
  advancedBody,
  extendedBody,
  heldBody,
  passedBody,
  reconfirmedBody,
  resumedBody,
  setBody,
} from './timeline-bodies.js';

export const MAIL_BODIES: Record<MailKind, BodyWriter> = {
  TIMELINE_SET: setBody,
  TIMELINE_EXTENDED: extendedBody,
  TIMELINE_ADVANCED: advancedBody,
  TIMELINE_RECONFIRMED: reconfirmedBody,
  TIMELINE_HELD: heldBody,
  TIMELINE_RESUMED: resumedBody,
  TIMELINE_PASSED: passedBody,
  OUTCOME: outcomeBody,
};
