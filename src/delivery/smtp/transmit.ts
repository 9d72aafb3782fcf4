import { within } from './cutoff.js';
import type { FailedSend, RejectedSend, SendPhase, SendResult } from './send-result.js';
import { failed, refused, rejected, SessionEnded } from './send-stopped.js';
import type { SmtpReply } from './smtp-reply.js';
import type { SmtpSession } from './smtp-session.js';

/** Bare addresses that have passed `parseMailAddress`. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
}

export interface SendHooks {
  /**
   * Called when the relay is told of sender and recipient, and awaited before DATA. When it throws, nothing is sent. It is
   * never abandoned: a deadline that passes meanwhile counts after it.
   */
  readonly onDataStarted: () => Promise<void>;
}

export interface Transmission {
  /** As it follows DATA. */
  readonly body: string;
  readonly envelope: Envelope;
  readonly hooks: SendHooks;
  /** Ends everything up to the answer to DATA. */
  readonly beforeData: AbortSignal;
  /** Milliseconds from the first byte of the mail to the answer to its dot. */
  readonly afterData: number;
  readonly signal: AbortSignal | undefined;
}

type EarlyPhase = Extract<SendPhase, 'mail' | 'rcpt' | 'data'>;

/** One mail over an open session: MAIL and RCPT, beside them the record that it starts, DATA, the bytes, the dot. */
export async function transmit(session: SmtpSession, mail: Transmission): Promise<SendResult> {
  session.mails += 1;
  session.needsReset = true;
  // Recorded while the relay answers: of a recipient that is refused the end of the attempt takes it back.
  const [refusal, notStarted] = await Promise.all([
    nameEnvelope(session, mail.envelope, mail.beforeData),
    recordStart(mail),
  ]);
  const stopped = refusal ?? notStarted ?? lost(session) ?? (await ask(session, mail.beforeData, 'data', 'DATA'));
  return stopped ?? (await within(mail.afterData, mail.signal, (cut) => handOver(session, mail.body, cut)));
}

/**
 * MAIL and RCPT, together where the relay takes that. Both answers are heard then, whatever the first one is.
 *
 * @returns what stopped the send, or null when it may go on.
 */
export async function nameEnvelope(
  session: SmtpSession,
  { from, to }: Envelope,
  cut: AbortSignal,
): Promise<FailedSend | RejectedSend | null> {
  const nameSender = () => ask(session, cut, 'mail', `MAIL FROM:<${from}>`);
  const nameRecipient = () => ask(session, cut, 'rcpt', `RCPT TO:<${to}>`);
  if (!session.pipelines) return (await nameSender()) ?? (await nameRecipient());
  const [sender, recipient] = await Promise.all(session.inOneWrite(() => [nameSender(), nameRecipient()]));
  return sender ?? recipient ?? null;
}

/** @returns what stopped the send, or null when it may go on. */
async function ask(
  session: SmtpSession,
  cut: AbortSignal,
  phase: EarlyPhase,
  line: string,
): Promise<FailedSend | RejectedSend | null> {
  try {
    const reply = await session.command(line, cut);
    if (isGoAhead(phase, reply)) return null;
    const result = refused(phase, reply);
    // Whatever it meant, it is out of step with us: the next answer would be taken for another command's.
    if (result.outcome === 'failed') session.end('aborted');
    return result;
  } catch (error) {
    if (!(error instanceof SessionEnded)) throw error;
    return failed({ phase, reason: error.reason, detail: error.detail });
  }
}

function isGoAhead(phase: EarlyPhase, { code }: SmtpReply): boolean {
  return phase === 'data' ? code === 354 : code >= 200 && code < 300;
}

async function recordStart(mail: Transmission): Promise<SendResult | null> {
  try {
    await mail.hooks.onDataStarted();
    return null;
  } catch (cause) {
    return failed({ phase: 'before-data', reason: 'data-not-started', cause });
  }
}

function lost(session: SmtpSession): SendResult | null {
  return session.alive ? null : failed({ phase: 'before-data', reason: 'connection-lost' });
}

async function handOver(session: SmtpSession, body: string, cut: AbortSignal): Promise<SendResult> {
  try {
    const reply = await session.command(body, cut);
    if (reply.code >= 400) return rejected('message', reply);
    if (reply.code < 200 || reply.code >= 300) {
      session.end('aborted');
      return { outcome: 'uncertain', reason: 'unexpected-answer', detail: reply.text };
    }
    session.needsReset = false;
    return { outcome: 'accepted', response: reply.text };
  } catch (error) {
    if (!(error instanceof SessionEnded)) throw error;
    return { outcome: 'uncertain', reason: error.reason, detail: error.detail };
  }
}
