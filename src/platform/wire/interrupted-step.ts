import type { NodemailerError } from 'nodemailer/lib/errors';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';

/** What nodemailer says of a session that failed: the relay's answer, or the code of what ended it. */
export type SessionError = Pick<NodemailerError, 'code' | 'originalCode' | 'response'>;

export type HandshakeStep = 'greeting' | 'ehlo' | 'tls';

/** The step of the handshake at which a connection was interrupted. nodemailer keeps the last answer it took: it tells which one was still to come. */
export function interruptedStep(
  { upgrading, lastServerResponse }: SMTPConnection,
  { command, response, code }: Partial<NodemailerError>,
): HandshakeStep {
  if (upgrading || code === 'ETLS' || command === 'STARTTLS') return 'tls';
  if (command === 'EHLO' || command === 'HELO') return 'ehlo';
  // An answer that failed the connection as a whole is a greeting that was none.
  if (response || !lastServerResponse || !/^\d{3}[ -]/.test(lastServerResponse)) return 'greeting';
  // EHLO was answered, and still it is not over: STARTTLS is on its way.
  return lastServerResponse.startsWith('250') ? 'tls' : 'ehlo';
}
