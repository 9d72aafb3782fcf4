import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import pg from 'pg';

// How often connections are looked at, in milliseconds.
const lookEveryMs = 500;

// A goodbye that nobody hears must not hold up the end of the process.
const goodbyeMs = 1_000;

/** What PostgreSQL was asked, and it did not answer for longer than a statement may take. */
export class SilentDatabase extends Error {
  override readonly name = 'SilentDatabase';
  readonly code = 'ETIMEDOUT';
}

type Client = pg.Client & { readonly readyForQuery: boolean };

interface Watched {
  readonly client: Client;
  readonly silentAfterMs: number;
  /** Bytes that had come when it was last looked at. */
  heard: number;
  /** For so many looks no byte has come. */
  quiet: number;
  /** For so many looks it has waited for an answer and no byte has come. */
  waiting: number;
}

/**
 * Looks at the connections of the process. Time is counted in looks, so that a process that stood still for a while takes
 * its own silence for nobody else's.
 */
class Watch {
  readonly #logger = new Logger('Database');
  readonly #watched = new Map<Client, Watched>();
  #timer: NodeJS.Timeout | undefined;

  add(client: Client, silentAfterMs: number): void {
    this.#watched.set(client, { client, silentAfterMs, heard: 0, quiet: 0, waiting: 0 });
    this.#timer ??= setInterval(() => this.#look(), lookEveryMs).unref();
  }

  remove(client: Client): void {
    this.#watched.delete(client);
    if (this.#watched.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    for (const each of this.#watched.values()) {
      const { bytesRead } = socketOf(each.client);
      each.quiet = bytesRead === each.heard ? each.quiet + 1 : 0;
      each.waiting = each.client.readyForQuery || each.quiet === 0 ? 0 : each.waiting + 1;
      each.heard = bytesRead;
    }
    const silent = [...this.#watched.values()].filter((each) => each.waiting * lookEveryMs >= each.silentAfterMs);
    if (silent.length > 0) this.#giveUp(silent);
  }

  /** Those too that are not in use and were last heard before the silence began: whoever took one would wait as long again. */
  #giveUp(silent: readonly Watched[]): void {
    const since = Math.min(...silent.map(({ waiting }) => waiting));
    const suspect = [...this.#watched.values()].filter(({ client, quiet }) => client.readyForQuery && quiet >= since);
    const seconds = (since * lookEveryMs) / 1_000;
    this.#logger.warn(
      { connections: silent.length + suspect.length, seconds },
      'the database does not answer: its connections are given up',
    );
    const because = new SilentDatabase(`the database has not answered for ${seconds} s`);
    for (const { client } of [...silent, ...suspect]) {
      this.remove(client);
      socketOf(client).destroy(because);
    }
  }
}

const watch = new Watch();

/** With TLS it is another one than at first, and a socket too. */
function socketOf({ connection }: pg.Client): Socket {
  return connection.stream as Socket;
}

/**
 * A client of pg whose connection is given up when it has waited for so long without a byte. A network that loses a
 * connection without a word is noticed by nobody else: statement_timeout is the server's, TCP tries again for a quarter of
 * an hour, and keep-alive is silent while something is under way.
 * @param silentAfterMs longer than the statement timeout: whoever is over that hears of it from the server
 * @param hears is told the SQLSTATE of each error that the server answers with
 */
export function watchedClient(
  silentAfterMs: number,
  hears: (code: string | undefined) => void = () => undefined,
): typeof pg.Client {
  return class WatchedClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const client = this as unknown as Client;
      this.once('connect', () => watch.add(client, silentAfterMs));
      this.once('end', () => watch.remove(client));
      this.connection.on('errorMessage', ({ code }: { readonly code?: string }) => hears(code));
    }

    override end(): Promise<void>;
    override end(callback: (error: Error) => void): void;
    override end(callback?: (error: Error) => void): Promise<void> | void {
      // One that is in use ends with its answer, or is given up.
      if ((this as unknown as Client).readyForQuery) {
        const cut = setTimeout(() => socketOf(this).destroy(), goodbyeMs).unref();
        this.once('end', () => clearTimeout(cut));
      }
      return callback === undefined ? super.end() : super.end(callback);
    }
  };
}
