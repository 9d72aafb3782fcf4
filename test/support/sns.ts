import { createPrivateKey, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { OutboundHttp } from '../../src/platform/outbound/outbound-http.js';
import { localhostCertificate, localhostKey } from './localhost-certificate.js';
import { snsCertificate, snsKey } from './sns-certificate.js';
import type { TestApp } from './test-app.js';

export const topicArn = 'arn:aws:sns:eu-central-1:123456789012:mail';
export const snsHost = 'sns.eu-central-1.amazonaws.com';
export const certificateUrl = `https://${snsHost}/SimpleNotificationService-0123456789abcdef.pem`;
export const subscribeUrl = `https://${snsHost}/?Action=ConfirmSubscription&TopicArn=${topicArn}&Token=abc`;

/** Stands for Amazon SNS: an HTTPS server on this machine, to which what the service asks of that host is led. */
export interface TestSns {
  /** The addresses that the service asked for, each as it asked. */
  readonly asked: string[];
  /** Answers everything with that status; null: as Amazon does. */
  answerWith(status: number | null): void;
  /** Its certificate lies at that address, too. */
  alsoAt(url: string): void;
  stop(): Promise<void>;
}

export async function startSns(app: TestApp): Promise<TestSns> {
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, localhostCertificate]);
  let status: number | null = null;
  const certificates = new Set([new URL(certificateUrl).pathname]);
  const server = createServer({ cert: localhostCertificate, key: localhostKey }, (request, response) => {
    const certificate = certificates.has(request.url ?? '');
    const known = certificate || request.url?.startsWith('/?Action=ConfirmSubscription') === true;
    response.writeHead(status ?? (known ? 200 : 404)).end(certificate ? snsCertificate : '<xml/>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const outbound = app.app.get(OutboundHttp);
  const send = outbound.send.bind(outbound);
  const asked: string[] = [];
  outbound.send = async (request) => {
    asked.push(request.url);
    const { pathname, search } = new URL(request.url);
    return await send({ ...request, url: `https://127.0.0.1:${port}${pathname}${search}` });
  };
  return {
    asked,
    answerWith: (given) => {
      status = given;
    },
    alsoAt: (url) => void certificates.add(new URL(url).pathname),
    stop: async () => {
      outbound.send = send;
      setDefaultCACertificates(trusted);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A message of SNS with a signature: Amazon's, or that of another key. */
export function signed(fields: Record<string, string>, key = createPrivateKey(snsKey)): Record<string, string> {
  const message: Record<string, string> = {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: topicArn,
    Timestamp: '2026-12-01T09:10:00.000Z',
    SignatureVersion: '2',
    SigningCertURL: certificateUrl,
    ...fields,
  };
  // In the order of Amazon's documentation, which is that of the alphabet.
  const names = ['Message', 'MessageId', 'SubscribeURL', 'Subject', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const text = names.flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name]}\n`])).join('');
  const algorithm = message['SignatureVersion'] === '1' ? 'sha1' : 'sha256';
  return { ...message, Signature: sign(algorithm, Buffer.from(text), key).toString('base64') };
}
