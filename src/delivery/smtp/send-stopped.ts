import { classifyRefusal } from './classify-refusal.js';
import type { FailedSend, RejectedSend, SessionEnd } from './send-result.js';
import type { SmtpReply } from './smtp-reply.js';

/** The conversation is over, and the answer that was waited for will not come. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';

  constructor(
    readonly reason: SessionEnd,
    /** The system's code of the error, `ECONNRESET`. */
    readonly detail: string | null = null,
  ) {
    super(`the SMTP session ended: ${reason}`);
  }
}

/** Carries the result of a send out of the steps that could not go on. */
export class SendStopped extends Error {
  override readonly name = 'SendStopped';

  constructor(readonly result: FailedSend | RejectedSend) {
    super(`the send stopped at ${result.phase}`);
  }
}

type Failure = Pick<FailedSend, 'phase' | 'reason'> & Partial<Omit<FailedSend, 'outcome'>>;

export function failed(failure: Failure): FailedSend {
  return { outcome: 'failed', class: 'temporary', detail: null, ...failure };
}

/** The relay said no: a 4xx or 5xx. */
export function rejected(phase: RejectedSend['phase'], { code, enhanced, text }: SmtpReply): RejectedSend {
  const judged = classifyRefusal({ phase, code, enhanced, text });
  return { outcome: 'rejected', phase, code, enhanced, response: text, ...judged };
}

/** Before any byte of the mail an answer that is neither yes nor no harms nothing: another connection may get one. */
export function refused(phase: Exclude<RejectedSend['phase'], 'message'>, reply: SmtpReply): RejectedSend | FailedSend {
  if (reply.code >= 400) return rejected(phase, reply);
  return failed({ phase, reason: 'unexpected-answer', detail: reply.text });
}
