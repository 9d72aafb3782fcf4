import type { Socket } from 'node:net';
import { crlfLines } from './crlf-lines.js';
import type { Misbehaviour, Situation } from './faults.js';
import type { Envelope } from './received-mail.js';

/** What a session asks of its server. */
export interface SessionHost {
  readonly connection: number;
  countMail(): number;
  misbehaviour(situation: Situation): Misbehaviour | undefined;
  keep(envelope: Envelope, raw: Buffer): Promise<void>;
}

const USUAL: Readonly<Record<Situation['at'], string>> = {
  greeting: '220 mail.example.test ESMTP',
  ehlo: '250-mail.example.test\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250 AUTH PLAIN',
  auth: '235 2.7.0 Authenticated',
  mail: '250 2.1.0 Sender accepted',
  rcpt: '250 2.1.5 Recipient accepted',
  data: '354 Go ahead, end with a dot',
  dot: '250 2.0.0 Accepted',
};

const DOT = Buffer.from('.');
const CRLF = Buffer.from('\r\n');
// Endless: a continuation line is never the last one of an answer.
const DRIPPED = '220-please hold the line\r\n';

/** One client's conversation: as much of SMTP as a sender needs, misbehaving where the script says so. */
export class SmtpSession {
  private from = '';
  private to: string[] = [];
  private mail = 0;
  private data: Buffer[] | undefined;
  private silent = false;
  private readonly commands: Readonly<Record<string, (rest: string) => void>> = {
    EHLO: () => this.answer('ehlo'),
    HELO: () => this.answer('ehlo'),
    AUTH: () => this.answer('auth'),
    MAIL: (path) => this.hearSender(addressIn(path)),
    RCPT: (path) => this.hearRecipient(addressIn(path)),
    DATA: () => this.hearDataCommand(),
    RSET: () => this.say('250 2.0.0 Done'),
    QUIT: () => this.socket.end('221 2.0.0 Bye\r\n'),
  };

  constructor(
    private readonly socket: Socket,
    private readonly host: SessionHost,
  ) {}

  /** Resolves when the connection has ended, however it did. */
  async converse(): Promise<void> {
    this.answer('greeting');
    for await (const line of crlfLines(this.socket)) {
      // A silent server goes on reading: only so does it notice that the client has left.
      if (this.silent) continue;
      if (this.data) await this.hearData(this.data, line);
      else this.hearCommand(line.toString('utf8'));
    }
  }

  private hearCommand(line: string): void {
    const [, verb = '', rest = ''] = /^(\S*)\s*(.*)$/.exec(line) ?? [];
    const hear = this.commands[verb.toUpperCase()];
    if (hear) hear(rest);
    else this.say('500 5.5.1 Unknown command');
  }

  private hearSender(address: string): void {
    this.mail = this.host.countMail();
    this.from = address;
    this.to = [];
    this.answer('mail');
  }

  private hearRecipient(address: string): void {
    this.to.push(address);
    // The script sees the recipient being named; one that is refused does not stay in the envelope.
    if (!this.answer('rcpt')?.startsWith('2')) this.to.pop();
  }

  private hearDataCommand(): void {
    if (this.to.length === 0) this.say('503 5.5.1 No recipient yet');
    else if (this.answer('data')?.startsWith('3')) this.data = [];
  }

  private async hearData(lines: Buffer[], line: Buffer): Promise<void> {
    if (!line.equals(DOT)) {
      lines.push(line[0] === DOT[0] ? line.subarray(1) : line, CRLF);
      return;
    }
    this.data = undefined;
    const misbehaviour = this.misbehaviour('dot');
    // Only a refusal says that the mail was not taken: who hears nothing after the dot cannot know.
    const takes = typeof misbehaviour !== 'object' || !('reply' in misbehaviour) || misbehaviour.reply.startsWith('2');
    if (takes) await this.host.keep({ from: this.from, to: this.to }, Buffer.concat(lines));
    this.perform('dot', misbehaviour);
    this.from = '';
    this.to = [];
  }

  private misbehaviour(at: Situation['at']): Misbehaviour | undefined {
    const { connection } = this.host;
    return this.host.misbehaviour({ at, connection, mail: this.mail, from: this.from, to: this.to });
  }

  /** The answer that was given, undefined if there was none. */
  private answer(at: Situation['at']): string | undefined {
    return this.perform(at, this.misbehaviour(at));
  }

  private perform(at: Situation['at'], misbehaviour: Misbehaviour | undefined): string | undefined {
    const reply = misbehaviour === undefined ? USUAL[at] : replyOf(misbehaviour);
    if (reply === undefined) this.silent = true;
    else this.say(reply);
    if (misbehaviour === 'drop') this.socket.destroySoon();
    if (misbehaviour === 'reset') this.socket.resetAndDestroy();
    if (typeof misbehaviour === 'object' && 'dripEveryMs' in misbehaviour) this.drip(misbehaviour.dripEveryMs);
    return reply;
  }

  private say(reply: string): void {
    this.socket.write(`${reply}\r\n`);
  }

  private drip(everyMs: number): void {
    let sent = 0;
    const dripping = setInterval(() => this.socket.write(DRIPPED.charAt(sent++ % DRIPPED.length)), everyMs);
    this.socket.once('close', () => clearInterval(dripping));
  }
}

function replyOf(misbehaviour: Misbehaviour): string | undefined {
  return typeof misbehaviour === 'object' && 'reply' in misbehaviour ? misbehaviour.reply : undefined;
}

function addressIn(path: string): string {
  return /<([^>]*)>/.exec(path)?.[1] ?? '';
}
