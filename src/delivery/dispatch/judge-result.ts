import type { FailedSend, RejectedSend, SendPhase } from '../smtp/send-result.js';
import type { AttemptResult } from './attempt-result.js';

/** What the ledger makes of how an attempt ended. */
export type SendVerdict =
  | { readonly verdict: 'sent' }
  | { readonly verdict: 'retry' }
  /** Tried again, but the failure says nothing about the message: it does not count against it. */
  | { readonly verdict: 'wait-for-relay' }
  /** It may have arrived. */
  | { readonly verdict: 'retry-flagged' }
  | {
      readonly verdict: 'dead';
      readonly failure: 'RECIPIENT_REFUSED' | 'MESSAGE_REFUSED' | 'SENDER_FAULT' | 'UNSENDABLE';
    };

// Up to here the relay has not heard of the message.
const beforeTheMail: ReadonlySet<SendPhase> = new Set(['connect', 'greeting', 'ehlo', 'tls', 'auth']);

export function judgeResult(result: AttemptResult): SendVerdict {
  switch (result.outcome) {
    case 'accepted':
      return { verdict: 'sent' };
    case 'uncertain':
      return { verdict: 'retry-flagged' };
    case 'failed':
      return saysNothing(result) || isOurDoing(result) ? { verdict: 'wait-for-relay' } : { verdict: 'retry' };
    case 'rejected':
      return saysNothing(result) ? { verdict: 'wait-for-relay' } : judgeRejection[result.class];
    case 'unsendable':
      return { verdict: 'dead', failure: 'UNSENDABLE' };
  }
}

function saysNothing({ phase, class: kind }: FailedSend | RejectedSend): boolean {
  return kind === 'relay' || beforeTheMail.has(phase);
}

/** The service was ending, or the start of the data could not be recorded. */
function isOurDoing({ reason }: FailedSend): boolean {
  return reason === 'aborted' || reason === 'data-not-started';
}

const judgeRejection = {
  temporary: { verdict: 'retry' },
  relay: { verdict: 'wait-for-relay' },
  'permanent-recipient': { verdict: 'dead', failure: 'RECIPIENT_REFUSED' },
  'permanent-message': { verdict: 'dead', failure: 'MESSAGE_REFUSED' },
  'sender-fault': { verdict: 'dead', failure: 'SENDER_FAULT' },
} as const satisfies Record<RejectedSend['class'], SendVerdict>;
