import type { SendResult } from '../smtp/send-result.js';

/** What the ledger makes of how a send ended. */
export type Verdict =
  | { readonly verdict: 'sent' }
  | { readonly verdict: 'retry' }
  /** Tried again, but the failure says nothing about the message: it does not count against it. */
  | { readonly verdict: 'wait-for-relay' }
  | { readonly verdict: 'retry-flagged' }
  | { readonly verdict: 'dead'; readonly failure: 'RECIPIENT_REFUSED' | 'MESSAGE_REFUSED' };

export function judgeResult(result: SendResult): Verdict {
  switch (result.outcome) {
    case 'accepted':
      return { verdict: 'sent' };
    case 'uncertain':
      return { verdict: 'retry-flagged' };
    case 'failed':
      return { verdict: result.class === 'relay' ? 'wait-for-relay' : 'retry' };
    case 'rejected':
      return judgeRejection[result.class];
  }
}

const judgeRejection = {
  temporary: { verdict: 'retry' },
  relay: { verdict: 'wait-for-relay' },
  'permanent-recipient': { verdict: 'dead', failure: 'RECIPIENT_REFUSED' },
  'permanent-message': { verdict: 'dead', failure: 'MESSAGE_REFUSED' },
} as const satisfies Record<string, Verdict>;
