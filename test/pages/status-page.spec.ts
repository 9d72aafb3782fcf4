import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { Digests, LinkRenewals } from '../../src/notifications/index.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { type FormOnPage, fieldsOf, formsOf, textOfPage } from './page-forms.js';

const start = '2026-12-01T09:00:00Z';

describe("the candidate's page", () => {
  let app: TestApp;
  let org: TestOrganization;
  let superuser: pg.Client;
  let applicationId: string;
  let candidateId: string;
  let timelineId: string;
  let address: string;
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
    address = `page-${count}@example.test`;
    ({ id: applicationId, candidateId } = await org.application({ candidate: { email: address } }));
    timelineId = (await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' })).id;
    await pass({ minutes: 10 });
  });

  const pass = async (time: Parameters<TestApp['clock']['advance']>[0]) => {
    app.clock.advance(time);
    await app.settle();
  };
  const mailsTo = (to: string) => app.mail.received.filter((mail) => mail.envelope.to.includes(to));
  const linkIn = (mail: ReturnType<typeof mailsTo>[number] | undefined, page = 'status') =>
    new RegExp(`https://timelines\\.example\\.test(/${page}/[\\w-]{43})`).exec(mail?.parsed.text ?? '')?.[1] ?? '';
  const link = () => linkIn(mailsTo(address).at(-1));
  const page = async (path = link()) => (await app.http.get(path)).text;
  const send = (form: FormOnPage | undefined, given: Record<string, string>, path = link()) =>
    app.http
      .post(path)
      .type('form')
      .send({ ...fieldsOf(form), ...given });
  const act = async (given: Record<string, string>, path = link()) =>
    send(
      formsOf(await page(path)).find(({ fields }) => fields['does'] === 'act'),
      given,
      path,
    );
  const followUps = async () =>
    (await superuser.query('SELECT * FROM follow_ups WHERE application_id = $1 ORDER BY made_at', [applicationId]))
      .rows;
  const disclosures = async () =>
    (
      await superuser.query('SELECT revision, kind FROM timeline_disclosures WHERE timeline_id = $1 ORDER BY at', [
        timelineId,
      ])
    ).rows;
  const heading = (html: string) => textOfPage(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? '');

  it.each(['', 'null', '1', 'x'.repeat(40), '00000000-0000-4000-8000-000000000000'])(
    'takes a form that names "%s" for one of something that is over, and does nothing',
    async (id) => {
      const acted = await act({ act: 'STILL_INTERESTED', application: id });
      expect([acted.status, await followUps()]).toEqual([422, []]);
      const [form] = formsOf(await page());
      const undone = await send(form, { does: 'undo', sure: 'yes', followUp: id });
      expect([undone.status, undone.headers['location']]).toEqual([303, `${link()}?note=late`]);
    },
  );

  it('answers first: the heading is the date, and what was sent and happened stands below', async () => {
    const { status, text, headers } = await app.http.get(link());
    expect(status).toBe(200);
    expect(heading(text)).toBe('You will hear our decision by Friday 11 December 2026');
    const shown = textOfPage(text);
    expect(shown).toContain('This is about your application for the role of Staff Engineer at Núñez & Co.');
    expect(shown).toContain('Decision by Friday 11 December 2026');
    expect(shown).toContain('We received your application.');
    expect(shown).toMatch(/You can ask for an update here from \w+ \d+ December 2026 \(2 of 2 left\)\./);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(text).not.toMatch(/<script|style="|\son[a-z]+=/);
  });

  it('shows a date that has settled before its mail leaves, and one that has not, or waits for a member, not at all', async () => {
    const path = link();
    app.clock.set('2026-12-01T20:00:00Z');
    await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-16', reason: 'SCHEDULING' });
    expect(heading(await page(path))).toContain('11 December');
    await pass({ minutes: 10 });
    const text = await page(path);
    expect(heading(text)).toContain('16 December');
    expect(textOfPage(text)).toContain('This is due to the scheduling of the remaining interviews.');
    expect(await disclosures()).toEqual([{ revision: 1, kind: 'ACCEPTED' }]);
  });

  it('tells no outcome before the candidate was told, wherever one looks', async () => {
    const path = link();
    app.clock.set('2026-12-03T10:00:00Z');
    await org.mutate('recordDecision', {
      applicationId,
      outcome: 'REJECTED',
      tellCandidate: 'LATER',
      tellOn: '2026-12-07',
      note: 'Another was stronger.',
    });
    const feed = await calendarAddress(path);
    for (const at of ['2026-12-03T11:00:00Z', '2026-12-04T12:00:00Z', '2026-12-06T12:00:00Z', '2026-12-07T07:30:00Z']) {
      app.clock.set(at);
      await app.settle();
      const details = await page(`${path}/details`);
      for (const text of [await page(path), details, await page(`${path}/date.ics`), await page(feed)])
        expect(text).not.toMatch(/not be taking|decision on your application|stronger|REJECTED/i);
      expect(heading(await page(path))).toContain('11 December');
    }
    app.clock.set('2026-12-07T08:00:00Z');
    await app.settle();
    const told = await page(path);
    expect(heading(told)).toBe('Our decision on your application');
    expect(textOfPage(told)).toContain('we will not be taking your application further this time');
    expect(await page(feed)).not.toContain('BEGIN:VEVENT');
  });

  it('tells no outcome before either in the list of several applications', async () => {
    const path = link();
    const job = await org.mutate('createJob', { title: 'Data Analyst' });
    await org.mutate('createApplication', { jobId: job.id, candidateId, stage: 'Application' });
    app.clock.set('2026-12-03T10:00:00Z');
    const decision = { applicationId, outcome: 'REJECTED', tellCandidate: 'LATER', tellOn: '2026-12-07' };
    await org.mutate('recordDecision', decision);
    for (const at of ['2026-12-03T11:00:00Z', '2026-12-05T12:00:00Z', '2026-12-07T07:30:00Z']) {
      app.clock.set(at);
      await app.settle();
      const shown = textOfPage(await page(path));
      expect(shown).toContain('Staff Engineer: You will hear our decision by Friday 11 December 2026');
      expect(shown).not.toMatch(/not be taking|decision on your application/i);
    }
    app.clock.set('2026-12-07T08:00:00Z');
    await app.settle();
    expect(textOfPage(await page(path))).toContain('Staff Engineer: Our decision on your application');
  });

  const calendarAddress = async (path: string) => {
    const form = formsOf(await page(`${path}/details`)).find(({ fields }) => fields['does'] === 'calendar');
    const { text } = await send(form, { sure: 'yes' }, `${path}/details`);
    return /https:\/\/timelines\.example\.test(\/calendar\/[\w-]{43}\.ics)/.exec(text)?.[1] ?? '';
  };

  it('is read by GET and HEAD without anything being recorded', async () => {
    const rows = async () =>
      (
        await superuser.query(
          `SELECT (SELECT count(*) FROM domain_events) e, (SELECT count(*) FROM messages) m, (SELECT count(*) FROM link_tokens) l,
          (SELECT count(*) FROM audit_entries) a, (SELECT count(*) FROM timeline_disclosures) d`,
        )
      ).rows;
    const before = await rows();
    for (let visit = 0; visit < 5; visit += 1) {
      await app.http.get(link());
      await app.http.head(link());
      await app.http.get(`${link()}/details`);
    }
    expect(await rows()).toEqual(before);
  });

  it('sends what was chosen, once, and tells nobody while it can be taken back', async () => {
    const path = link();
    const form = formsOf(await page(path)).find(({ fields }) => fields['does'] === 'act');
    const given = { act: 'THANK_YOU', message: 'Thank you!' };
    const answers = await Promise.all([1, 2, 3].map(() => send(form, given, path)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await followUps()).toHaveLength(1);
    const text = await page(path);
    expect(textOfPage(text)).toContain('You can take it back until 10:20. Until then, nobody is told.');
    const undo = formsOf(text).find(({ fields }) => fields['does'] === 'undo');
    expect((await send(undo, {}, path)).status).toBe(422);
    expect((await send(undo, { sure: 'yes' }, path)).headers['location']).toBe(`${path}?note=undone`);
    await pass({ minutes: 10 });
    expect(mailsTo(address).map(({ parsed }) => parsed.subject)).toHaveLength(1);
  });

  it('passes on what is not taken back, with a receipt', async () => {
    await act({ act: 'STILL_INTERESTED' });
    await pass({ minutes: 10 });
    expect(mailsTo(address).at(-1)?.parsed.subject).toContain('Thank you for telling us');
    const [row] = await followUps();
    expect(row).toMatchObject({ kind: 'STILL_INTERESTED', undone_at: null });
    expect(row.left_at).not.toBeNull();
    app.clock.set('2026-12-02T08:00:00Z');
    await app.app.get(Digests).run();
    await app.settle();
    const digest = mailsTo('rita@northwind.test').at(-1);
    expect(digest?.parsed.text).toContain('Ana Ríos is still interested');
  });

  it('discloses by an act what it showed, and the mail of that change leaves all the same', async () => {
    const path = link();
    app.clock.set('2026-12-01T20:00:00Z');
    await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-16', reason: 'SCHEDULING' });
    await pass({ minutes: 10 });
    const before = mailsTo(address).length;
    expect((await act({ act: 'READ' }, path)).headers['location']).toBe(`${path}?note=saved`);
    expect(await disclosures()).toContainEqual({ revision: 2, kind: 'SEEN' });
    app.clock.set('2026-12-02T09:00:00Z');
    await app.settle();
    expect(mailsTo(address)).toHaveLength(before + 1);
    const mail = mailsTo(address).at(-1)?.parsed;
    expect(mail?.subject).toContain('Decision moved to 16 Dec');
    expect(mail?.text).toContain('by Friday 11 December 2026');
  });

  it('opens the question when the date may be asked after, twice, and then says what remains', async () => {
    const asked = async () => {
      const text = await page();
      const form = formsOf(text).find(({ html }) => html.includes('value="UPDATE_REQUEST"'));
      return form === undefined ? null : (await send(form, { act: 'UPDATE_REQUEST' })).status;
    };
    expect(await asked()).toBeNull();
    expect((await act({ act: 'UPDATE_REQUEST' })).status).toBe(422);
    app.clock.set('2026-12-18T10:00:00Z');
    await app.settle();
    expect(await asked()).toBe(303);
    await pass({ minutes: 10 });
    expect(textOfPage(await page())).toContain('You asked on Friday 18 December 2026, and we owe you an answer');
    app.clock.set('2026-12-21T08:00:00Z');
    await app.app.get(Digests).run();
    await app.settle();
    // Other organizations of this file have a Rita, too.
    const digests = mailsTo('rita@northwind.test').filter(({ parsed }) => parsed.text?.includes(address));
    expect(digests.at(-1)?.parsed.text).toContain('1 candidate waits for an answer');
    await org.mutate('logContact', { applicationId, channel: 'PHONE' });
    expect(textOfPage(await page())).toContain('You can ask again from Tuesday 22 December 2026 (1 of 2 left).');
    app.clock.set('2026-12-22T09:00:00Z');
    expect(await asked()).toBe(303);
    await pass({ minutes: 10 });
    await org.mutate('logContact', { applicationId, channel: 'PHONE' });
    expect(textOfPage(await page())).toContain('You have asked 2 times.');
  });

  it('withdraws after a look, ends the application, and sends a receipt and nothing else', async () => {
    const path = link();
    const preview = await act({ act: 'WITHDRAW', message: 'Sorry.' }, path);
    expect([preview.status, heading(preview.text)]).toEqual([200, 'Withdraw your application?']);
    const [form] = formsOf(preview.text);
    expect((await send(form, {}, path)).status).toBe(422);
    expect((await send(form, { as: 'WITHDRAW' }, path)).status).toBe(303);
    await pass({ minutes: 10 });
    const { data } = await org.graphql('query($id: ID!) { application(id: $id) { status } }', { id: applicationId });
    expect(data.application.status).toBe('WITHDRAWN');
    expect(mailsTo(address).at(-1)?.parsed.subject).toContain('Your application is withdrawn');
    expect(heading(await page(path))).toBe('Your application is withdrawn');
  });

  it('tells of another offer at once, by its day, to who recruits and to nobody who decides', async () => {
    const path = link();
    expect((await act({ act: 'COMPETING_OFFER', deadline: '2026-11-30' }, path)).status).toBe(422);
    expect((await act({ act: 'COMPETING_OFFER', deadline: '2026-12-08' }, path)).status).toBe(303);
    await pass({ minutes: 10 });
    expect(mailsTo('rita@northwind.test').at(-1)?.parsed.subject).toContain('Ana Ríos has another offer, due 8 Dec');
    expect(mailsTo(address).at(-1)?.parsed.subject).toContain('We know about your other offer');
  });

  it('takes a note of 2,000 emoji, and refuses one of 20,000 with all of it kept', async () => {
    const emoji = '👩‍💻';
    expect((await act({ act: 'THANK_YOU', message: emoji.repeat(2_000) })).status).toBe(303);
    expect((await followUps())[0].message).toBe(emoji.repeat(2_000));
    const refused = await act({ act: 'THANK_YOU', message: emoji.repeat(20_000) });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(emoji.repeat(20_000));
    expect(textOfPage(refused.text)).toContain('please use at most 2000 characters');
  });

  it('keeps what a program typed that cannot be stored, in whichever field and however it is sent', async () => {
    const path = link();
    expect((await act({ act: 'THANK_YOU', message: 'Thank\0 you' })).status).toBe(303);
    const acting = formsOf(await page()).find(({ fields }) => fields['does'] === 'act');
    const parts = Object.entries({ ...fieldsOf(acting), act: 'STILL_INTERESTED', message: '\0' });
    const sent = await parts.reduce((request, [name, value]) => request.field(name, value), app.http.post(path));
    expect(sent.status).toBe(303);
    expect((await followUps()).map(({ message }) => message)).toEqual(['Thank\ufffd you', '\ufffd']);
    const settings = formsOf(await page(`${path}/details`)).find(({ fields }) => fields['does'] === 'settings');
    const odd = { greetingName: 'An\0a', language: 'es\0', zone: 'America/Lima\0', email: 'new\0@example.test' };
    const refused = await send(settings, odd, `${path}/details`);
    expect([refused.status, refused.text.includes('An\ufffda')]).toEqual([422, true]);
    const taken = await send(settings, { ...odd, language: 'es', zone: 'America/Lima', email: address }, path);
    expect(taken.status).toBe(303);
    const plain = textOfPage(await page(path));
    for (const name of ['constructor', '__proto__', 'saved&note=undone'])
      expect(textOfPage(await page(`${path}?note=${name}`))).toBe(plain);
  });

  it('is a page in the language of its reader, and tells nothing of what is wrong, while something is on our side', async () => {
    const path = link();
    const acting = formsOf(await page()).find(({ fields }) => fields['does'] === 'act');
    Logger.overrideLogger(false);
    await superuser.query('ALTER TABLE organizations RENAME TO organizations_away');
    try {
      const inGerman = (asked: ReturnType<TestApp['http']['get']>) => asked.set('accept-language', 'de-AT,de;q=0.9');
      const answers = [
        await inGerman(app.http.get(path)),
        await inGerman(send(acting, { act: 'THANK_YOU', message: 'Danke' })),
      ];
      for (const { status, text } of answers) {
        expect([status, textOfPage(text)]).toEqual([
          500,
          expect.stringContaining('Bei uns ist etwas nicht in Ordnung'),
        ]);
        expect(text).not.toContain('organizations');
      }
      const logo = await app.http.get(`/logos/${org.id}`);
      expect([logo.status, JSON.parse(logo.text)]).toEqual([
        500,
        { code: 'INTERNAL', message: 'Something went wrong on our side.' },
      ]);
    } finally {
      await superuser.query('ALTER TABLE organizations_away RENAME TO organizations');
      Logger.overrideLogger(['log', 'warn', 'error']);
    }
    expect((await followUps()).length).toBe(0);
  });

  it('corrects what is known, and takes another address once it is confirmed there', async () => {
    const path = link();
    const form = formsOf(await page(`${path}/details`)).find(({ fields }) => fields['does'] === 'settings');
    const given = { greetingName: 'Ana', language: 'es', zone: 'America/Lima', email: 'New.Ana@example.test' };
    const { headers } = await send(form, given, `${path}/details`);
    expect(headers['location']).toBe(`${path}?note=mail`);
    await app.settle();
    const { data } = await org.graphql(
      'query($id: ID!) { candidate(id: $id) { greetingName locale timeZone email } }',
      { id: candidateId },
    );
    expect(data.candidate).toEqual({ greetingName: 'Ana', locale: 'es', timeZone: 'America/Lima', email: address });
    expect(await page(path)).toContain('<html lang="es" dir="ltr">');
    const confirm = linkIn(mailsTo('new.ana@example.test').at(-1) ?? mailsTo('New.Ana@example.test').at(-1), 'address');
    expect((await app.http.get(confirm)).status).toBe(200);
    expect((await app.http.post(confirm).type('form').send({ does: 'confirm' })).status).toBe(422);
    expect((await app.http.post(confirm).type('form').send({ sure: 'yes' })).status).toBe(303);
    const after = await org.graphql('query($id: ID!) { candidate(id: $id) { email } }', { id: candidateId });
    expect(after.data.candidate.email.toLowerCase()).toBe('new.ana@example.test');
  });

  it('is one page for all applications at an organization', async () => {
    const job = await org.mutate('createJob', { title: 'Data Analyst' });
    await org.mutate('createApplication', { jobId: job.id, candidateId, stage: 'Application' });
    const text = textOfPage(await page());
    expect(text).toContain('Your applications');
    expect(text).toContain('Data Analyst: Your application is with us');
    expect(text).toContain('Staff Engineer: You will hear our decision by Friday 11 December 2026');
  });

  /** A link of each kind that mails to candidates hold. */
  const linksInMails = {
    status: async () => link(),
    preferences: async () => linkIn(mailsTo(address).at(-1), 'preferences'),
    address: async () => {
      const path = `${link()}/details`;
      const form = formsOf(await page(path)).find(({ fields }) => fields['does'] === 'settings');
      expect((await send(form, { email: `new-${address}` }, path)).status).toBe(303);
      await app.settle();
      return linkIn(mailsTo(`new-${address}`).at(-1), 'address');
    },
  };
  const kinds = Object.keys(linksInMails) as (keyof typeof linksInMails)[];
  const renew = (path: string) => app.http.post(path).type('form').send({ does: 'renew' });
  const looked = async (path: string) => {
    const { status, text } = await app.http.get(path);
    return [status, text];
  };

  it.each([
    ['status', 'status'],
    ['preferences', 'preferences'],
    ['address', 'status'],
  ] as const)(
    'answers a dead link alike, known or not, and sends another to the address on file: %s',
    async (kind, to) => {
      const path = await linksInMails[kind]();
      expect(await looked(path)).toContain(200);
      app.clock.set('2027-06-15T10:00:00Z');
      const [status, text] = await looked(path);
      expect(status).toBe(404);
      const unknown = `/${kind}/${'a'.repeat(43)}`;
      for (const other of [unknown, path.slice(0, 30), path.toLowerCase()])
        expect(await looked(other)).toEqual([404, text]);
      const [form, ...others] = formsOf(String(text));
      expect([form?.fields['does'], others]).toEqual(['renew', []]);
      const sent = await renew(path);
      const [isAlike] = [await renew(unknown)];
      expect([sent.status, isAlike.status, isAlike.text]).toEqual([200, 200, sent.text]);
      await app.app.get(LinkRenewals).idle();
      await app.settle();
      const mails = app.mail.received.filter(({ parsed }) => parsed.subject === 'Your new link');
      const own = mails.filter(({ envelope }) => envelope.to.some((each) => each.endsWith(address)));
      expect(own.map(({ envelope }) => envelope.to)).toEqual([[address]]);
      expect((await app.http.get(linkIn(own[0], to))).status).toBe(200);
      // Three times a day at most, however often it is asked.
      for (let time = 0; time < 5; time += 1) await renew(path);
      await app.app.get(LinkRenewals).idle();
      await app.settle();
      const all = mailsTo(address).filter(({ parsed }) => parsed.subject === 'Your new link');
      expect(all).toHaveLength(3);
    },
  );

  it('dies with its candidate: page, calendar and address', async () => {
    const path = link();
    const paths = await Promise.all(kinds.map((kind) => linksInMails[kind]()));
    const feed = await calendarAddress(path);
    expect((await app.http.get(feed)).text).toContain('Reply expected');
    await act({ act: 'THANK_YOU', message: 'Sincerely, me' }, path);
    await org.mutate('eraseCandidate', { candidateId });
    expect((await app.http.get(feed)).status).toBe(410);
    expect((await followUps())[0].message).toBeNull();
    const before = app.mail.received.length;
    for (const each of paths) {
      const unknown = each.replace(/[\w-]{43}$/u, 'a'.repeat(43));
      const [status, text] = await looked(each);
      expect([status, text]).toEqual([404, (await looked(unknown))[1]]);
      expect((await renew(each)).text).toBe((await renew(unknown)).text);
    }
    await app.app.get(LinkRenewals).idle();
    await pass({ minutes: 20 });
    expect(app.mail.received).toHaveLength(before);
  });

  it('takes no form that is not its own: another page’s, a forged one, one that was open for a day', async () => {
    const path = link();
    const form = formsOf(await page(path)).find(({ fields }) => fields['does'] === 'act');
    const given = { act: 'THANK_YOU', message: 'Kept <b>words</b>' };
    expect((await send(form, { ...given, token: 'x.y' }, path)).status).toBe(422);
    app.clock.advance({ hours: 13 });
    const expired = await send(form, given, path);
    expect(expired.status).toBe(422);
    expect(textOfPage(expired.text)).toContain('This page had been open for a long time.');
    expect(expired.text).toContain('Kept &lt;b>words&lt;/b>');
    expect(await followUps()).toEqual([]);
  });
});
