import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What a step does: answers with these lines (none: not yet), says nothing more, ends the connection, or resets it. */
export type Step = string | typeof HANG | typeof DROP | typeof RESET;
export const HANG = Symbol('hang');
export const DROP = Symbol('drop');
export const RESET = Symbol('reset');

type StepName =
  | 'greeting'
  | 'ehlo'
  | 'helo'
  | 'starttls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'message'
  | 'rset'
  | 'quit';

/** Each step, or one for each time it is reached on any connection (the last one from then on). */
export type SmtpScript = Partial<Record<StepName, Step | Step[]>>;

/** The answer to EHLO of a relay that takes no command before it has answered the one before. */
export const ONE_BY_ONE = '250-relay.test\r\n250 AUTH PLAIN';

const OBEDIENT: Record<StepName, Step> = {
  greeting: '220 relay.test ESMTP',
  ehlo: '250-relay.test\r\n250-PIPELINING\r\n250 AUTH PLAIN',
  helo: '250 relay.test',
  starttls: '502 5.5.1 not implemented',
  auth: '235 2.7.0 welcome',
  mail: '250 2.1.0 ok',
  rcpt: '250 2.1.5 ok',
  data: '354 go ahead',
  message: '250 2.0.0 queued as 1',
  rset: '250 2.0.0 ok',
  quit: '221 2.0.0 bye',
};

export interface ScriptedSmtp {
  readonly url: string;
  readonly port: number;
  /** Everything that was said to it, in order: commands, and `message` for a whole one. */
  readonly heard: string[];
  /** The same as it came, read by read. */
  readonly packets: string[];
  /** Mails that ended with a dot, as sent over the wire without it. */
  readonly mails: string[];
  readonly sockets: Socket[];
  /** Resolves when a line that starts so has been heard. */
  hears(start: string): Promise<void>;
  close(): Promise<void>;
}

/** A raw SMTP server on a free port that misbehaves exactly as it is told. */
export async function startScriptedSmtp(script: SmtpScript = {}): Promise<ScriptedSmtp> {
  const heard: string[] = [];
  const packets: string[] = [];
  const mails: string[] = [];
  const sockets: Socket[] = [];
  const waiting = new Set<() => void>();
  const reached = new Map<StepName, number>();

  const hear = (line: string) => {
    heard.push(line);
    for (const look of [...waiting]) look();
  };

  const silent = new Set<Socket>();
  // Whose sender or recipient was refused.
  const unnamed = new Set<Socket>();

  const perform = (socket: Socket, name: StepName): Step => {
    if (silent.has(socket)) return HANG;
    const count = reached.get(name) ?? 0;
    reached.set(name, count + 1);
    const usual = name === 'data' && unnamed.has(socket) ? '503 5.5.1 no valid recipients' : OBEDIENT[name];
    const planned = script[name] ?? usual;
    const step = Array.isArray(planned) ? (planned[Math.min(count, planned.length - 1)] ?? HANG) : planned;
    if (typeof step === 'symbol') silent.add(socket);
    if (step === DROP) socket.destroySoon();
    else if (step === RESET) socket.resetAndDestroy();
    else if (typeof step === 'string' && step !== '') socket.write(`${step}\r\n`);
    if (name === 'mail') unnamed.delete(socket);
    if ((name === 'mail' || name === 'rcpt') && /^[45]/.test(String(step))) unnamed.add(socket);
    return step;
  };

  const server = createServer((socket) => {
    sockets.push(socket);
    let received = '';
    let inMessage = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      packets.push(chunk.toString('latin1'));
      for (;;) {
        const end = inMessage ? received.indexOf('\r\n.\r\n') : received.indexOf('\r\n');
        if (end < 0) return;
        const line = received.slice(0, end);
        received = received.slice(end + (inMessage ? 5 : 2));
        if (inMessage) {
          inMessage = false;
          mails.push(line);
          hear('message');
          perform(socket, 'message');
          continue;
        }
        hear(line);
        const name = line.split(/[ :]/)[0]?.toLowerCase() as StepName;
        const step = perform(socket, name);
        // Answers to what came before may stand in front.
        inMessage = name === 'data' && /(^|\n)354[^\n]*$/.test(String(step));
      }
    });
    perform(socket, 'greeting');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };

  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    heard,
    packets,
    mails,
    sockets,
    hears: (start) =>
      new Promise((resolve) => {
        const look = () => {
          if (!heard.some((line) => line.startsWith(start))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
