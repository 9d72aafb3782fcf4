import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { MessageEntity } from '../../src/delivery/message/message.entity.js';
import { SmtpSender } from '../../src/delivery/smtp/smtp-sender.js';
import { freePort } from '../../src/local/embedded-postgres/free-port.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { expiredCertificate } from '../support/localhost-certificate.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { type Postfix, startPostfix } from './postfix.js';

const publicUrl = 'https://timelines.example.test';

describe('mails through a real mail server', () => {
  let app: TestApp;
  let org: TestOrganization;
  let postfix: Postfix;
  let refusing: SMTPServer;

  beforeAll(async () => {
    refusing = await startRefusingServer();
    const bouncePort = await freePort();
    const { port } = refusing.server.address() as AddressInfo;
    postfix = await startPostfix({
      local: ['local.test', 'northwind.test'],
      others: { 'gone.test': port, 'bounces.test': bouncePort },
    });
    app = await startTestApp({
      settings: {
        SMTP_URL: `smtp://localhost:${postfix.port}`,
        SMTP_TLS: 'required',
        BOUNCE_DOMAIN: 'bounces.test',
        BOUNCE_KEY: 'reports come back to who can prove it',
        BOUNCE_SMTP_HOST: '127.0.0.1',
        BOUNCE_SMTP_PORT: String(bouncePort),
        PUBLIC_URL: publicUrl,
      },
    });
    org = await app.organization({ name: 'Brightwater “Labs” – Köln' });
  });
  afterAll(async () => {
    await app.stop();
    await postfix.stop();
    await new Promise<void>((resolve) => refusing.close(() => resolve()));
  });

  /** Tells a candidate that their date moved from the 4th to the 11th. */
  const tell = async (candidate: { fullName: string; email: string; locale?: string }) => {
    const { id: applicationId } = await org.application({ candidate });
    const set = { applicationId, decisionDate: '2026-12-04', alreadyTold: true };
    const { id: timelineId } = await org.mutate('setTimeline', set);
    await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-11', reason: 'SCHEDULING' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    return applicationId;
  };
  const stored = async (toAddress: string): Promise<MessageEntity> => {
    const found = await app.app
      .get(WorkerDatabase)
      .write(systemActor(org.id), (tx) =>
        tx.manager.findOneByOrFail(MessageEntity, { organizationId: org.id, toAddress, kind: 'TIMELINE_EXTENDED' }),
      );
    return found as MessageEntity;
  };
  const arrived = (message: MessageEntity) =>
    until(async () => {
      const all = await Promise.all((await postfix.delivered()).map((mail) => PostalMime.parse(mail)));
      return all.find((mail) => mail.messageId === message.messageId);
    });

  it.each([
    { fullName: 'Ana Ríos', email: 'ana@local.test', locale: 'en' },
    { fullName: 'عمر "Omar" الفاروق', email: 'omar.o+jobs@local.test', locale: 'ar' },
    { fullName: '佐藤 花子', email: 'hanako@local.test', locale: 'ja' },
  ])('arrive as they are stored, field by field: to $fullName', async (candidate) => {
    await tell(candidate);
    const message = await stored(candidate.email);
    const mail = await arrived(message);
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    expect(message).toMatchObject({
      status: 'SENT',
      attemptCount: 1,
      possibleDuplicate: false,
      locale: candidate.locale,
    });
    expect(mail.from).toMatchObject({ name: message.fromName });
    expect(mail.to).toEqual([{ name: candidate.fullName, address: candidate.email }]);
    expect(mail.replyTo).toEqual([{ name: message.replyToName, address: message.replyToAddress }]);
    expect(mail.subject).toBe(message.subject);
    expect(new Date(mail.date ?? '').getTime()).toBe(Math.floor(message.composedAt.getTime() / 1_000) * 1_000);
    expect(header('content-language')).toBe(message.locale);
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(withoutLinks(mail.text)).toBe(withoutLinks(message.text));
    expect(withoutLinks(mail.html)).toBe(withoutLinks(message.html));
    const files = message.calendarFiles ?? [];
    const brought = mail.attachments.map(({ filename, method, content }) => ({
      filename,
      method,
      content: Buffer.from(content as ArrayBuffer)
        .toString()
        .split(/\r?\n/),
    }));
    expect(brought).toEqual(files.map((file) => ({ ...file, content: file.content.split(/\r?\n/) })));
    expect(mail.returnPath).toMatch(/^<?bounces\+[0-9a-f]{32}\.[0-9a-f]{20}@bounces\.test>?$/);
    expect(header('received')).toContain('using TLS');
  });

  it('are handed to no mail server whose certificate cannot be verified', async () => {
    const sender = new SmtpSender({ url: `smtp://localhost:${postfix.port}`, tls: 'required', ca: expiredCertificate });
    const to = { from: 'timelines@followthrough.test', to: 'ana@local.test' };
    const result = await sender.send(Buffer.from('Subject: no\r\n\r\nno\r\n'), to, {
      onDataStarted: async () => undefined,
    });
    await sender.close();
    expect(result).toMatchObject({ outcome: 'failed', phase: 'tls' });
  });

  it('come back when the next mail server refuses them, and what they told is taken back', async () => {
    const email = 'ana@gone.test';
    const applicationId = await tell({ fullName: 'Ana Ríos', email });
    const query = `query($id: ID!) { application(id: $id) { timeline { disclosedDate decisionDate } messages { nodes { kind status bounceAnswer } } }
      suppressions { nodes { address reason } } }`;
    const read = async () => (await org.graphql(query, { id: applicationId })).data;
    expect(await stored(email)).toMatchObject({ status: 'SENT' });
    await until(async () => ((await stored(email)).bouncedAt === null ? undefined : true));
    await app.settle();
    const now = await read();
    expect(now.application.timeline).toEqual({ disclosedDate: '2026-12-04', decisionDate: '2026-12-11' });
    expect(now.application.messages.nodes).toContainEqual({
      kind: 'TIMELINE_EXTENDED',
      status: 'SENT',
      bounceAnswer: expect.stringContaining('5.1.1 nobody of that name is here'),
    });
    expect(now.suppressions.nodes).toContainEqual({ address: email, reason: 'BOUNCED' });
    const told = await until(async () => {
      const all = await Promise.all((await postfix.delivered()).map((mail) => PostalMime.parse(mail)));
      return all.find((mail) => mail.to?.[0]?.address === 'rita@northwind.test' && mail.text?.includes(email));
    });
    expect(told.text).toContain('nobody of that name is here');
  });
});

/** Of another domain, where nobody is. */
async function startRefusingServer(): Promise<SMTPServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('5.1.1 nobody of that name is here'), { responseCode: 550 })),
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return server;
}

/** Links hold what is made while sending, and are stored as a mark; a mail's lines end as SMTP wants them. */
function withoutLinks(body: string | undefined): string {
  const marked = (body ?? '').replaceAll('\r\n', '\n').replaceAll(/\{\{link:[^{}]*\}\}/g, '<link>');
  return marked.replaceAll(/https:\/\/timelines\.example\.test\/[\w/.?=&;-]*/g, '<link>').trimEnd();
}

/** The mail server works on its own time; the test's own limit ends what never comes. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(100);
  }
}
