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
   * Called before the relay is told of the mail, and awaited. When it throws, nothing is sent. It is never abandoned: a
   * deadline that passes meanwhile counts after it.
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

/** One mail over an open session: the record that it starts, then MAIL, RCPT and DATA, the bytes, the dot. */
export async function transmit(session: SmtpSession, mail: Transmission): Promise<SendResult> {
  const notStarted = await recordStart(mail);
  if (notStarted !== null) return notStarted;
  session.mails += 1;
  session.needsReset = true;
  const stopped = lost(session) ?? (await askForData(session, mail.envelope, mail.beforeData));
  return stopped ?? (await within(mail.afterData, mail.signal, (cut) => handOver(session, mail.body, cut)));
}

type Stop = FailedSend | RejectedSend;
type Step = () => Promise<Stop | null>;

/** MAIL and RCPT. @returns what stopped the send, or null when it may go on. */
export async function nameEnvelope(session: SmtpSession, envelope: Envelope, cut: AbortSignal): Promise<Stop | null> {
  return firstStop(await take(session, envelopeSteps(session, envelope, cut)));
}

/** MAIL, RCPT and DATA. @returns what stopped the send, or null when the mail may follow. */
async function askForData(session: SmtpSession, envelope: Envelope, cut: AbortSignal): Promise<Stop | null> {
  const data: Step = () => ask(session, cut, 'data', 'DATA');
  const stops = await take(session, [...envelopeSteps(session, envelope, cut), data]);
  const stop = firstStop(stops);
  // Though it refused sender or recipient, it now waits for a mail (RFC 2920, section 3.1): it gets none.
  if (stop !== null && stops.at(-1) === null) session.end('aborted');
  return stop;
}

/** "Bad sequence of commands", to one that followed another which was taken. */
export function isOutOfSequence(result: SendResult | null): boolean {
  return result?.outcome === 'rejected' && result.code === 503 && (result.phase === 'rcpt' || result.phase === 'data');
}

function envelopeSteps(session: SmtpSession, { from, to }: Envelope, cut: AbortSignal): Step[] {
  return [() => ask(session, cut, 'mail', `MAIL FROM:<${from}>`), () => ask(session, cut, 'rcpt', `RCPT TO:<${to}>`)];
}

/** In one write where the relay takes that: then all are heard. Else one after the other, until one stops the send. */
async function take(session: SmtpSession, steps: readonly Step[]): Promise<readonly (Stop | null)[]> {
  if (session.pipelines) return await Promise.all(session.inOneWrite(() => steps.map((step) => step())));
  const stops: (Stop | null)[] = [];
  for (const step of steps) {
    const stop = await step();
    stops.push(stop);
    if (stop !== null) break;
  }
  return stops;
}

function firstStop(stops: readonly (Stop | null)[]): Stop | null {
  return stops.find((stop) => stop !== null) ?? null;
}

/** @returns what stopped the send, or null when it may go on. */
async function ask(session: SmtpSession, cut: AbortSignal, phase: EarlyPhase, line: string): Promise<Stop | null> {
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
