import type { CommandChannel } from '../../platform/wire/command-channel.js';
import { interruptedStep, type SessionError } from '../../platform/wire/interrupted-step.js';
import type { FailedSend, RejectedSend } from './send-result.js';
import { failed, refused, SessionEnded } from './send-stopped.js';
import { legible, parseReply } from './smtp-reply.js';

/** nodemailer's error, or how we ended it ourselves, with the step of the handshake that it interrupted. */
export function handshakeFailure({ connection }: CommandChannel, error: unknown): FailedSend | RejectedSend {
  const interrupted = error as Partial<SessionError>;
  const { response, originalCode, code } = interrupted;
  const phase = interruptedStep(connection, interrupted);
  if (phase === 'tls') return tlsFailure(error);
  if (response) return refused(phase, parseReply(response));
  const { reason, detail } = error instanceof SessionEnded ? error : sessionEndOf({ code, originalCode });
  return failed({ phase, reason, detail });
}

function tlsFailure(error: unknown): FailedSend {
  if (error instanceof SessionEnded) return failed({ phase: 'tls', reason: error.reason, detail: error.detail });
  const { response, originalCode, code } = error as Partial<SessionError>;
  if (response) {
    const { code: answer, text } = parseReply(response);
    const isPassing = answer >= 400 && answer < 500;
    return failed({
      phase: 'tls',
      reason: 'tls-refused',
      class: isPassing ? 'temporary' : 'relay',
      detail: text,
    });
  }
  // Codes of OpenSSL and of certificate checks are words with underscores, those of the network are not: ECONNRESET.
  if (originalCode?.includes('_')) {
    return failed({ phase: 'tls', reason: 'tls-failed', class: 'relay', detail: originalCode });
  }
  const { reason, detail } = sessionEndOf({ code, originalCode });
  return failed({ phase: 'tls', reason, detail });
}

export function authFailure(error: unknown): FailedSend | RejectedSend {
  if (error instanceof SessionEnded) return failed({ phase: 'auth', reason: error.reason, detail: error.detail });
  const { response } = error as Partial<SessionError>;
  if (response) return refused('auth', parseReply(response));
  return failed({ phase: 'auth', reason: 'auth-not-offered', class: 'relay' });
}

export function sessionEndOf(error: SessionError): SessionEnded {
  const detail = error.originalCode ?? (error.response ? legible(error.response) : null);
  if (error.code === 'ETIMEDOUT') return new SessionEnded('timeout', detail);
  if (error.code === 'EPROTOCOL') return new SessionEnded('unexpected-answer', detail);
  return new SessionEnded('connection-lost', detail);
}
