import SMTPConnection, {
  type SMTPConnectionCustomAuthContext as CommandContext,
  type SMTPConnectionOptions,
} from 'nodemailer/lib/smtp-connection';

// How nodemailer hands out its command channel: to a handler of a SASL method. No server knows this one.
const METHOD = 'FOLLOWTHROUGH-COMMANDS';

export type ChannelOptions = SMTPConnectionOptions;

type Called = (error?: Error | null) => void;

/**
 * A connection of nodemailer's that greets, encrypts and authenticates, and then takes commands of ours: its own `send` does
 * not tell how far it came.
 */
export class CommandChannel {
  readonly connection: SMTPConnection;
  #commands: CommandContext | null = null;

  constructor(options: ChannelOptions) {
    this.connection = new SMTPConnection({
      ...options,
      customAuth: {
        [METHOD]: (context) => {
          this.#commands = context;
          context.resolve();
        },
      },
    });
  }

  /** After the greeting, and after signing in if that is asked for. */
  open(called: Called): void {
    this.connection.login({ method: METHOD }, called);
  }

  /** What the server offered in its answer to EHLO. */
  offers(extension: string): boolean {
    return this.#commands?.extensions.includes(extension) ?? false;
  }

  /** Sends a line, or the bytes of a mail; hears the answer, of however many lines. */
  send(line: string, answered: (error: Error | null, response: string) => void): void {
    const commands = this.#commands;
    if (commands === null) throw new Error('the SMTP session is not open');
    void commands.sendCommand(line, (error, answer) => answered(error ?? null, answer?.response ?? ''));
  }

  /** The commands that `ask` sends, each at once, leave in one write. Their answers come in the same order. */
  inOneWrite<T>(ask: () => T): T {
    const socket = this.connection._socket || null;
    socket?.cork();
    const asked = ask();
    // nodemailer writes each command in a turn of its own, and they come before this one.
    setImmediate(() => socket?.uncork());
    return asked;
  }
}
