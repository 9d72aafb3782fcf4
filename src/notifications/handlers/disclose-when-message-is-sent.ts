import { messageSent } from '../../delivery/index.js';
import { handlerOfMany } from '../../platform/events/subscription.js';
import { ReportBack } from '../tell/report-back.js';

export const discloseWhenMessageIsSent = handlerOfMany({
  name: 'disclose-when-message-is-sent',
  on: messageSent,
  inject: [ReportBack],
  run: ([report], sent, tx) =>
    report.accepted(
      tx,
      sent.map(({ messageId }) => messageId),
    ),
});
