import { createTransport, type Transporter } from 'nodemailer';
import { answerParent } from '../support/child.ts';
import type { Mail } from './data.ts';

export interface BareSettings {
  readonly smtpUrl: string;
  readonly connections: number;
}

type Question = { readonly start: BareSettings } | { readonly send: readonly Mail[] };

let transport: Transporter | undefined;

/** nodemailer with its pool, given all mails at once, and nothing else. */
answerParent<Question>(async (question) => {
  if ('start' in question) {
    const { smtpUrl, connections } = question.start;
    const { hostname: host, port } = new URL(smtpUrl);
    transport = createTransport({ host, port: Number(port), ignoreTLS: true, pool: true, maxConnections: connections });
    return {};
  }
  const sender = transport;
  if (sender === undefined) throw new Error('it has not started');
  await Promise.all(question.send.map((mail) => sender.sendMail({ ...mail })));
  return {};
});
