import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';
const link = /https:\/\/timelines\.example\.test(\/preferences\/[\w-]{43})(?![\w-])/;

describe('what a candidate chooses by the link in a mail', () => {
  let app: TestApp;
  let org: TestOrganization;
  let superuser: pg.Client;
  let address: string;
  let applicationId: string;
  let candidateId: string;
  let timelineId: string;
  let path: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
    superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await app.stop();
  });
  beforeEach(async () => {
    app.clock.set(start);
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null }, name: 'Núñez & Co' });
    count += 1;
    address = `Candidate-${count}@example.test`;
    ({ id: applicationId, candidateId } = await org.application({ candidate: { email: address, locale: 'es' } }));
    timelineId = (await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' })).id;
    await settled();
    path = pathIn(mailsTo(address)[0]?.parsed.text);
  });

  const settled = async () => {
    app.clock.advance({ minutes: 10 });
    await app.settle();
  };
  const pathIn = (text = '') => link.exec(text)?.[1] ?? '';
  const mailsTo = (recipient: string) =>
    app.mail.received.filter((mail) => mail.envelope.to.some((to) => to.toLowerCase() === recipient.toLowerCase()));
  const choose = (choice: string, at = path) => app.http.post(at).type('form').send({ choice });
  const records = async () => {
    const { data } = await org.graphql(
      'query($id: ID!) { application(id: $id) { notifications { nodes { kind decision withheldBecause } } } }',
      { id: applicationId },
    );
    return data.application.notifications.nodes.map((node: Record<string, string>) => [
      node['kind'],
      node['withheldBecause'] ?? node['decision'],
    ]);
  };
  // The same date, said in another way.
  const reconfirm = () =>
    org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-11', precision: 'WEEK', reason: 'OTHER' });
  const rows = async () => {
    const { rows } = await superuser.query(
      `SELECT (SELECT count(*) FROM suppressions) AS suppressions, (SELECT count(*) FROM domain_events) AS events,
              (SELECT count(*) FROM candidates WHERE notes_declined_at IS NOT NULL) AS declined,
              (SELECT count(*) FROM messages) AS messages`,
    );
    return rows;
  };

  it('is shown by a page in the language of the mail, which loads nothing and tells nobody where it was opened', async () => {
    const { status, text, headers } = await app.http.get(path);
    expect(status).toBe(200);
    expect(text).toContain('<html lang="es" dir="ltr">');
    expect(text).toContain('<bdi>Núñez &amp; Co</bdi>');
    expect(text).not.toContain('example.test');
    expect(text).not.toContain('Ana');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('is not chosen by looking, whoever looks: mail scanners follow links', async () => {
    const before = await rows();
    await app.http.get(path);
    await app.http.head(path);
    await app.http.get(`${path}?choice=do-not-write&List-Unsubscribe=One-Click`);
    await app.http.post(path).type('form').send({ choice: 'everything' });
    await app.http.post(path).type('form').send({});
    expect((await app.http.post(path).send({ choice: 'do-not-write' })).status).toBe(415);
    expect((await app.http.put(path).type('form').send({ choice: 'do-not-write' })).status).toBe(404);
    expect(await rows()).toEqual(before);
  });

  it('can be to do without mails that only reassure; a new date is told all the same', async () => {
    const { status, headers } = await choose('decline-notes');
    expect(status).toBe(303);
    expect(new URL(headers['location'] ?? '', `https://timelines.example.test${path}`).pathname).toBe(path);
    expect((await app.http.get(path)).text).toContain('Volver a recibir estos correos');
    const { data } = await org.graphql('query($id: ID!) { candidate(id: $id) { notesDeclinedAt } }', {
      id: candidateId,
    });
    expect(data.candidate.notesDeclinedAt).toBe('2026-12-01T09:10:00.000Z');
    await reconfirm();
    await settled();
    expect(mailsTo(address)).toHaveLength(1);
    expect((await records())[0]).toEqual(['TIMELINE_RECONFIRMED', 'DECLINED']);
    await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-18', reason: 'SCHEDULING' });
    await settled();
    expect(mailsTo(address)).toHaveLength(2);
  });

  it('can be taken back', async () => {
    await choose('decline-notes');
    await choose('want-notes');
    await reconfirm();
    await settled();
    expect((await records())[0]).toEqual(['TIMELINE_RECONFIRMED', 'SEND']);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=a',
      '--a\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--a--\r\n',
    ],
  ])('is done by a mail program with one click, sent as %s', async (type, body) => {
    await reconfirm();
    await settled();
    const mail = mailsTo(address)[1];
    const header = (key: string) => mail?.parsed.headers.find((each) => each.key === key)?.value;
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const oneClick = pathIn(header('list-unsubscribe'));
    const answer = await app.http.post(oneClick).set('content-type', type).send(body);
    expect([answer.status, answer.headers['location']]).toEqual([200, undefined]);
    expect((await app.http.get(path)).text).toContain('Volver a recibir estos correos');
  });

  it('can be not to be written to again: a receipt is the last mail, and the recruiter hears of it at once', async () => {
    const recruiters = mailsTo('rita@northwind.test').length;
    expect((await choose('do-not-write')).status).toBe(303);
    await choose('do-not-write');
    await app.settle();
    expect(mailsTo(address)).toHaveLength(2);
    expect(mailsTo(address)[1]?.parsed.subject).toContain('No le enviaremos más correos');
    const told = mailsTo('rita@northwind.test').slice(recruiters);
    expect(told.map(({ parsed }) => parsed.subject)).toEqual([expect.stringContaining('asks for no more emails')]);
    expect(told[0]?.parsed.text).not.toContain('https://');
    const { text } = await app.http.get(path);
    expect(text).not.toContain('<form');
    await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-18', reason: 'SCHEDULING' });
    await settled();
    expect(mailsTo(address)).toHaveLength(2);
    expect((await records())[0]).toEqual(['TIMELINE_EXTENDED', 'SUPPRESSED']);
  });

  it('keeps back a mail that was under way when it was chosen, and the date in it is not taken for told', async () => {
    app.mail.behave(({ at }) => (at === 'rcpt' ? { reply: '451 4.7.1 later' } : undefined));
    await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-18', reason: 'SCHEDULING' });
    await settled();
    app.mail.behave([]);
    await choose('do-not-write');
    app.clock.advance({ minutes: 10 });
    await app.settle();
    const { data } = await org.graphql(
      `query($id: ID!, $timeline: ID!) { timeline(id: $timeline) { disclosedDate }
         application(id: $id) { messages { nodes { kind status failure cancelledBecause } } } }`,
      { id: applicationId, timeline: timelineId },
    );
    expect(data.application.messages.nodes).toEqual(
      expect.arrayContaining([
        { kind: 'TIMELINE_EXTENDED', status: 'CANCELLED', failure: null, cancelledBecause: 'SUPPRESSED' },
        { kind: 'RECEIPT_DO_NOT_WRITE', status: 'SENT', failure: null, cancelledBecause: null },
      ]),
    );
    expect(data.timeline.disclosedDate).toBe('2026-12-11');
  });

  it('is nothing for a link that is none of ours, and one page answers all of them', async () => {
    const secret = path.slice('/preferences/'.length);
    const flipped = (secret[0] ?? 'a') === 'a' ? `b${secret.slice(1)}` : `a${secret.slice(1)}`;
    const swapped = secret.replace(/[a-z]/, (letter) => letter.toUpperCase());
    const wrong = [secret.slice(0, -1), `${secret}A`, flipped, swapped, 'a', '%00', `${secret}%20`];
    const expected = await app.http.get('/preferences/x');
    expect(expected.status).toBe(404);
    expect(expected.text).toContain('This link does not work');
    for (const each of wrong) {
      const got = await app.http.get(`/preferences/${each}`);
      expect([got.status, got.text, each]).toEqual([404, expected.text, each]);
      expect((await choose('do-not-write', `/preferences/${each}`)).text).toBe(expected.text);
    }
    app.clock.advance({ hours: 24 * 180 });
    expect((await app.http.get(path)).text).toBe(expected.text);
    expect((await choose('do-not-write')).text).toBe(expected.text);
    expect((await app.http.get(path).set('accept-language', 'ar')).text).toContain('dir="rtl"');
  });

  it('leads nowhere in what the API shows', async () => {
    const { data } = await org.graphql('{ messages(first: 1) { nodes { text html } } }');
    const [message] = data.messages.nodes;
    expect(message.text).toContain('https://link.invalid/preferences');
    expect(message.html).toContain('https://link.invalid/preferences');
    const preview = await org.graphql(
      'mutation { previewMessage(input: {kind: TIMELINE_SET}) { ... on MessagePreview { text html } } }',
    );
    expect(JSON.stringify(preview.data)).not.toContain('{{link:');
  });
});
