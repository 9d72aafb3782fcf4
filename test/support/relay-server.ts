import { once } from 'node:events';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { expiredCertificate, localhostCertificate, localhostKey } from './localhost-certificate.js';

/** What one mail was handed over as. */
export interface RelayedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly user: string | undefined;
  readonly content: string;
}

export interface RelayServer {
  readonly port: number;
  readonly mails: RelayedMail[];
  /** Connections so far. */
  readonly connections: () => number;
  stop(): Promise<void>;
}

export const relayUser = 'northwind';
export const relayPassword = 'pässword "of" the / relay';

/** A mail server as an organization may have one: it encrypts, and lets in who knows the password. */
export async function startRelayServer(options: SMTPServerOptions = {}): Promise<RelayServer> {
  const mails: RelayedMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    key: localhostKey,
    cert: localhostCertificate,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ username, password }, _session, done) =>
      username === relayUser && password === relayPassword
        ? done(null, { user: username })
        : done(Object.assign(new Error(`no such password: ${password}`), { responseCode: 535 })),
    // Nobody is there any more.
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('gone.') ? done(Object.assign(new Error('no such user'), { responseCode: 550 })) : done(),
    onData: (stream, { envelope, secure, user }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, secure, user: user || undefined, content: Buffer.concat(chunks).toString() });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as { port: number };
  return {
    port,
    mails,
    connections: () => connections,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Trusts the tests' certificates in this process, as if a public authority vouched for them, until it is undone. */
export function trustTestCertificates(): () => void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, localhostCertificate, expiredCertificate]);
  return () => setDefaultCACertificates(before);
}
