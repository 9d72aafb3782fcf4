import { diagnose } from '../diagnosis/diagnose.js';
import type { Cause, FailureClass, SmtpCommand } from '../diagnosis/diagnosis.js';
import type { RefusalClass, RejectedSend } from './send-result.js';

interface Refusal {
  readonly phase: RejectedSend['phase'];
  readonly code: number;
  readonly enhanced: string | null;
  /** In the words of the relay; none, if left out. */
  readonly text?: string;
}

export interface JudgedRefusal {
  readonly class: RefusalClass;
  readonly cause: Cause | null;
}

const commandOf = {
  greeting: 'CONNECT',
  ehlo: 'CONNECT',
  auth: 'CONNECT',
  mail: 'MAIL',
  rcpt: 'RCPT',
  data: 'DATA',
  message: 'DATA',
} as const satisfies Record<RejectedSend['phase'], SmtpCommand>;

/** What a relay says of every mail of ours, whomever it is to: that it does not have us. */
const ofTheRelay: ReadonlySet<Cause> = new Set<Cause>(['LOGIN', 'SENDER_REFUSED', 'RELAYING_DENIED']);

/**
 * What a 4xx or 5xx is about, as `diagnose` says: `permanent-message` and `sender-fault` stop one mail, `permanent-recipient`
 * suppresses an address, `relay` pauses everybody's mail.
 */
export function classifyRefusal({ phase, code, enhanced, text = '' }: Refusal): JudgedRefusal {
  // 503 says that the conversation went wrong, not the mail: another connection may take it.
  const action = code < 500 || code === 503 ? 'delayed' : 'failed';
  const command = commandOf[phase];
  const { class: kind, cause } = diagnose({ code, enhanced, text, action, command, reportedAs: null });
  if (kind === 'DELAYED') return { class: 'temporary', cause: null };
  if (command === 'CONNECT' || isOfTheRelay(command, cause)) return { class: 'relay', cause };
  return { class: classes[kind], cause };
}

function isOfTheRelay(command: SmtpCommand, cause: Cause): boolean {
  if (ofTheRelay.has(cause)) return true;
  return command === 'MAIL' && cause !== 'TOO_LARGE' && cause !== 'MAILBOX_FULL';
}

const classes = {
  ADDRESS_DEAD: 'permanent-recipient',
  NOT_DELIVERED: 'permanent-message',
  SENDER_FAULT: 'sender-fault',
  OTHER: 'permanent-message',
} as const satisfies Record<FailureClass, RefusalClass>;
