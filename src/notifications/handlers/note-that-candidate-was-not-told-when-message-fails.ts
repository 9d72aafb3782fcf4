import { messageFailed } from '../../delivery/index.js';
import { handler } from '../../platform/events/subscription.js';
import { ReportBack } from '../tell/report-back.js';

export const noteThatCandidateWasNotToldWhenMessageFails = handler({
  name: 'note-that-candidate-was-not-told-when-message-fails',
  on: messageFailed,
  inject: [ReportBack],
  run: ([report], { messageId }, tx) => report.failed(tx, messageId),
});
