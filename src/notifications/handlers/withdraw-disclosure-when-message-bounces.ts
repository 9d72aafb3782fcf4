import { messageBounced } from '../../delivery/index.js';
import { handler } from '../../platform/events/subscription.js';
import { ReportBack } from '../tell/report-back.js';
import { Unreachable } from '../tell/unreachable.js';

export const withdrawDisclosureWhenMessageBounces = handler({
  name: 'withdraw-disclosure-when-message-bounces',
  on: messageBounced,
  inject: [Unreachable, ReportBack],
  run: async ([unreachable, report], { messageId, again }, tx) => {
    // Locks the candidate, and then their timelines: in the order in which whoever tells locks them.
    await unreachable.tell(tx, messageId);
    // What was withdrawn before may have been told in another way since.
    if (!again) await report.bounced(tx, messageId);
  },
});
