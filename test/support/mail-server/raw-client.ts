import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client that says nothing of its own accord, so that each answer, or its absence, can be looked at. */
export class RawClient {
  /** Everything the server has said and `hear` has not returned yet. */
  unheard = '';
  readonly socket: Socket;
  private readonly ended: Promise<string>;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('data', (chunk) => {
      this.unheard += chunk.toString('latin1');
    });
    this.ended = new Promise((resolve) => {
      this.socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      this.socket.on('close', () => resolve('closed'));
    });
  }

  /** The last line of the next answer; `closed`, or the error's code, when the connection ends instead. */
  async hear(): Promise<string> {
    for (;;) {
      const line = /^\d{3} .*(?=\r\n)/m.exec(this.unheard);
      if (line) {
        this.unheard = this.unheard.slice(line.index + line[0].length + 2);
        return line[0];
      }
      const more = once(this.socket, 'data').then(
        () => undefined,
        () => undefined,
      );
      const end = await Promise.race([more, this.ended]);
      if (end !== undefined) return end;
    }
  }

  /** Says each line as soon as what was said before it has been answered. */
  async say(lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      await this.hear();
      this.socket.write(`${line}\r\n`);
    }
  }
}
