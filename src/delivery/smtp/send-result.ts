import type { Cause } from '../diagnosis/diagnosis.js';

/** Where a send was. `data` is the DATA command before any byte of the mail, `message` the time from its first byte on. */
export type SendPhase =
  | 'connect'
  | 'greeting'
  | 'ehlo'
  | 'tls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'before-data'
  | 'data'
  | 'message';

/** What a refusal is about: this moment, the address, this mail, our sending, or the relay and our account with it. */
export type RefusalClass = 'temporary' | 'permanent-recipient' | 'permanent-message' | 'sender-fault' | 'relay';

/** How a conversation can end without a usable answer. */
export type SessionEnd = 'timeout' | 'connection-lost' | 'unexpected-answer' | 'aborted';

export type FailureReason =
  | SessionEnd
  | 'host-not-reached'
  | 'address-refused'
  | 'tls-refused'
  | 'tls-failed'
  | 'auth-not-offered'
  | 'password-unreadable'
  | 'data-not-started';

/** 2xx to the final dot: the relay has it. */
export interface AcceptedSend {
  readonly outcome: 'accepted';
  readonly response: string;
}

/** The relay answered that it will not. Nothing was delivered. */
export interface RejectedSend {
  readonly outcome: 'rejected';
  readonly phase: Exclude<SendPhase, 'connect' | 'tls' | 'before-data'>;
  readonly code: number;
  /** RFC 3463, `5.1.1`. */
  readonly enhanced: string | null;
  readonly response: string;
  readonly class: RefusalClass;
  /** Null for what may be otherwise in a moment. */
  readonly cause: Cause | null;
}

/** It ended before the first byte of the mail left. Nothing was delivered. */
export interface FailedSend {
  readonly outcome: 'failed';
  readonly phase: Exclude<SendPhase, 'message'>;
  readonly reason: FailureReason;
  readonly class: 'temporary' | 'relay';
  /** For an operator: the system's error code or the relay's answer, at most 512 characters. */
  readonly detail: string | null;
  /** What `onDataStarted` threw, when the reason is `data-not-started`. */
  readonly cause?: unknown;
}

/** Bytes of the mail left and no final answer came: it may have been delivered. */
export interface UncertainSend {
  readonly outcome: 'uncertain';
  readonly reason: SessionEnd;
  readonly detail: string | null;
}

export type SendResult = AcceptedSend | RejectedSend | FailedSend | UncertainSend;
