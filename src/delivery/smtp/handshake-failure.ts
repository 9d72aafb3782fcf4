import type { NodemailerError } from 'nodemailer/lib/errors';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { FailedSend, RejectedSend } from './send-result.js';
import { failed, refused, SessionEnded } from './send-stopped.js';
import { legible, parseReply } from './smtp-reply.js';

type HandshakePhase = 'greeting' | 'ehlo' | 'tls';

/** nodemailer's error, or how we ended it ourselves, with the step of the handshake that it interrupted. */
export function handshakeFailure(connection: SMTPConnection, error: unknown): FailedSend | RejectedSend {
  const interrupted = error as Partial<NodemailerError>;
  const { response, originalCode, code, command } = interrupted;
  if (connection.upgrading || code === 'ETLS' || command === 'STARTTLS') return tlsFailure(error);
  const phase = interruptedPhase(connection, interrupted);
  if (phase === 'tls') return tlsFailure(error);
  if (response) return refused(phase, parseReply(response));
  const { reason, detail } = error instanceof SessionEnded ? error : sessionEndOf({ code, originalCode });
  return failed({ phase, reason, detail });
}

/** nodemailer keeps the last answer it took: it tells which one was still to come. */
function interruptedPhase(
  { lastServerResponse }: SMTPConnection,
  { command, response }: Partial<NodemailerError>,
): HandshakePhase {
  if (command === 'EHLO' || command === 'HELO') return 'ehlo';
  // An answer that failed the connection as a whole is a greeting that was none.
  if (response || !lastServerResponse || !/^\d{3}[ -]/.test(lastServerResponse)) return 'greeting';
  // EHLO was answered, and still it is not over: STARTTLS is on its way.
  return lastServerResponse.startsWith('250') ? 'tls' : 'ehlo';
}

function tlsFailure(error: unknown): FailedSend {
  if (error instanceof SessionEnded) return failed({ phase: 'tls', reason: error.reason, detail: error.detail });
  const { response, originalCode, code } = error as Partial<NodemailerError>;
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
  const { response } = error as Partial<NodemailerError>;
  if (response) return refused('auth', parseReply(response));
  return failed({ phase: 'auth', reason: 'auth-not-offered', class: 'relay' });
}

export function sessionEndOf(error: Pick<NodemailerError, 'code' | 'originalCode' | 'response'>): SessionEnded {
  const detail = error.originalCode ?? (error.response ? legible(error.response) : null);
  if (error.code === 'ETIMEDOUT') return new SessionEnded('timeout', detail);
  if (error.code === 'EPROTOCOL') return new SessionEnded('unexpected-answer', detail);
  return new SessionEnded('connection-lost', detail);
}
