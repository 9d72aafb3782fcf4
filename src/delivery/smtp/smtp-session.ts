import type { Socket } from 'node:net';
import { type ChannelOptions, CommandChannel } from '../../platform/wire/command-channel.js';
import { cutReason, within } from './cutoff.js';
import { authFailure, handshakeFailure, sessionEndOf } from './handshake-failure.js';
import { openSocket } from './open-socket.js';
import type { SmtpRelay } from './relay.js';
import { failed, SendStopped, SessionEnded } from './send-stopped.js';
import { parseReply, type SmtpReply } from './smtp-reply.js';

// An answer is a line or two. A relay that sends more is not heard out.
const MAX_RESPONSE_BYTES = 64 * 1024;

const QUIT_MS = 1_000;

type Settle<T> = Pick<PromiseWithResolvers<T>, 'resolve' | 'reject'>;

/**
 * One conversation with a relay, ready for MAIL. nodemailer greets, encrypts and authenticates; from there on the
 * commands are ours, since `SMTPConnection.send` does not tell how far it came.
 */
export class SmtpSession {
  /** Mails tried on this connection. */
  mails = 0;
  /** A mail was begun and not accepted: RSET before the next. */
  needsReset = false;
  /** Called when the connection is over, whoever ended it. */
  onGone: () => void = () => undefined;

  /** Whether the relay is asked several things at once, if it offers to be. */
  mayPipeline = true;

  readonly #channel: CommandChannel;
  /** Those who wait for an answer. A promise of the end would keep each of them, and its mail, for as long as it lasts. */
  readonly #waiting = new Set<(ended: SessionEnded) => void>();
  #ended: SessionEnded | null = null;

  private constructor(relay: SmtpRelay, socket: Socket) {
    this.#channel = new CommandChannel(connectionOptions(relay, socket));
    this.#channel.connection.on('error', (error) => this.#finish(sessionEndOf(error)));
    this.#channel.connection.on('end', () => this.#finish(new SessionEnded('connection-lost')));
  }

  /** @throws SendStopped */
  static async open(relay: SmtpRelay, cut: AbortSignal): Promise<SmtpSession> {
    const socket = await openSocket(relay, cut);
    const session = new SmtpSession(relay, socket);
    try {
      await session.#shakeHands(cut);
      await session.#logIn(relay, cut);
    } catch (error) {
      session.end('aborted');
      throw error;
    }
    return session;
  }

  get alive(): boolean {
    return this.#ended === null;
  }

  /** Whether the relay takes commands before it has answered the ones before them (RFC 2920). */
  get pipelines(): boolean {
    return this.mayPipeline && this.#channel.offers('PIPELINING');
  }

  /** The commands that `ask` gives, each at once, leave in one write. Their answers come in the same order. */
  inOneWrite<T>(ask: () => T): T {
    return this.#channel.inOneWrite(ask);
  }

  /** @throws SessionEnded when no answer will come. */
  async command(line: string, cut: AbortSignal): Promise<SmtpReply> {
    const response = await this.#unlessGone<string>(cut, ({ resolve, reject }) =>
      this.#channel.send(line, (error, answer) => (error ? reject(error) : resolve(answer))),
    );
    return parseReply(response);
  }

  /** Ends at once, without a goodbye: the relay must not take what it holds for a whole mail. */
  end(reason: 'timeout' | 'aborted'): void {
    this.#finish(new SessionEnded(reason));
    this.#channel.connection.close();
  }

  async quit(): Promise<void> {
    if (this.alive) await within(QUIT_MS, undefined, (cut) => this.command('QUIT', cut)).catch(() => undefined);
    this.end('aborted');
  }

  async #shakeHands(cut: AbortSignal): Promise<void> {
    const { connection } = this.#channel;
    let failure: unknown = null;
    connection.once('error', (error) => {
      failure = error;
    });
    try {
      await this.#unlessGone<void>(cut, (settle) => connection.connect(called(settle)));
    } catch (error) {
      throw new SendStopped(handshakeFailure(this.#channel, failure ?? error));
    }
  }

  async #logIn({ credentials }: SmtpRelay, cut: AbortSignal): Promise<void> {
    const { connection } = this.#channel;
    if (credentials && !connection.allowsAuth) {
      throw new SendStopped(failed({ phase: 'auth', reason: 'auth-not-offered', class: 'relay' }));
    }
    try {
      if (credentials)
        await this.#unlessGone<void>(cut, (settle) => connection.login({ ...credentials }, called(settle)));
      await this.#unlessGone<void>(cut, (settle) => this.#channel.open(called(settle)));
    } catch (error) {
      throw new SendStopped(authFailure(error));
    }
  }

  /** `start` settles it at once: an answer of 421 is followed by the end of the connection in the same turn. */
  async #unlessGone<T>(cut: AbortSignal, start: (settle: Settle<T>) => void): Promise<T> {
    const onCut = () => this.end(cutReason(cut));
    if (cut.aborted) onCut();
    if (this.#ended) throw this.#ended;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    cut.addEventListener('abort', onCut, { once: true });
    this.#waiting.add(reject);
    try {
      start({ resolve, reject });
      return await promise;
    } finally {
      this.#waiting.delete(reject);
      cut.removeEventListener('abort', onCut);
    }
  }

  #finish(ended: SessionEnded): void {
    if (this.#ended) return;
    this.#ended = ended;
    for (const leave of this.#waiting) leave(ended);
    this.onGone();
  }
}

function called({ resolve, reject }: Settle<void>): (error?: Error | null) => void {
  return (error) => (error ? reject(error) : resolve());
}

function connectionOptions(relay: SmtpRelay, socket: Socket): ChannelOptions {
  const { greeting, beforeData } = relay.deadlines;
  return {
    connection: socket,
    host: relay.host,
    port: relay.port,
    secure: relay.implicitTls,
    requireTLS: relay.tls === 'required',
    opportunisticTLS: relay.tls === 'opportunistic',
    ignoreTLS: relay.tls === 'off',
    // Who can take STARTTLS out of an answer needs no forged certificate: opportunistic encryption checks none.
    tls: { ca: relay.ca, rejectUnauthorized: relay.tls === 'required' || relay.implicitTls },
    name: relay.name,
    greetingTimeout: greeting,
    connectionTimeout: beforeData,
    socketCloseTimeout: 0,
    maxResponseSize: MAX_RESPONSE_BYTES,
  };
}
