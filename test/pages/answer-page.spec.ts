import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Digests, LinkRenewals } from '../../src/notifications/index.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { type FormOnPage, fieldsOf, formsOf, textOfPage } from './page-forms.js';

// A Tuesday; the date is Thursday's, so that this morning's digest brings it.
const start = '2026-12-01T06:00:00Z';

describe("a member's answer by the link in a mail", () => {
  let app: TestApp;
  let org: TestOrganization;
  let superuser: pg.Client;
  let address: string;
  let applicationId: string;
  let jobId: string;
  let timelineId: string;
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
    count += 1;
    address = `answer-${count}@example.test`;
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null }, name: `Núñez ${count}` });
    ({ id: applicationId, jobId } = await org.application({ candidate: { email: address } }));
    timelineId = (await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-03', alreadyTold: true })).id;
    app.clock.set('2026-12-01T07:00:00Z');
    await app.app.get(Digests).run();
    await app.settle();
    app.clock.set('2026-12-01T10:00:00Z');
  });

  const settle = async (time: Parameters<TestApp['clock']['advance']>[0]) => {
    app.clock.advance(time);
    await app.settle();
  };
  const mailsTo = (to: string) => app.mail.received.filter((mail) => mail.envelope.to.includes(to));
  const rita = () => mailsTo('rita@northwind.test').filter(({ parsed }) => parsed.text?.includes(`Núñez ${count}`));
  const link = () =>
    /https:\/\/timelines\.example\.test(\/answer\/[\w-]{43}\/[\w-]{36})/.exec(rita().at(-1)?.parsed.text ?? '')?.[1] ??
    '';
  const page = async (path: string) => (await app.http.get(path)).text;
  const formIn = (html: string, does: string) => formsOf(html).find(({ fields }) => fields['does'] === does);
  const send = (form: FormOnPage | undefined, given: Record<string, string>, path: string) =>
    app.http
      .post(path)
      .type('form')
      .send({ ...fieldsOf(form), ...given });
  const choose = async (given: Record<string, string>, path = link()) => {
    const own = Object.fromEntries(Object.entries(given).map(([name, value]) => [`${name}-${applicationId}`, value]));
    return await send(formIn(await page(path), 'preview'), own, path);
  };
  const confirm = (preview: { readonly text: string }, path = link()) => send(formIn(preview.text, 'do'), {}, path);
  const approveAs = async (approval: object) =>
    await org.graphql('mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { __typename } }', {
      input: { rules: { approval } },
    });
  const approvalOn = (preview: string) =>
    ['It waits until it is approved.', 'It can be stopped before it leaves.'].find((words) =>
      textOfPage(preview).includes(words),
    ) ?? null;
  const timeline = async () => {
    const { data } = await org.graphql(
      `query($id: ID!) { timeline(id: $id) { decisionDate heldUntil revisions { nodes { kind note reason actor { kind name } } } } }`,
      { id: timelineId },
    );
    if (data?.timeline?.revisions?.nodes) return { ...data.timeline, revisions: data.timeline.revisions.nodes };
    const again = await org.graphql(
      `query($id: ID!) { timeline(id: $id) { decisionDate heldUntil revisions { kind note reason actor { kind name } } } }`,
      { id: timelineId },
    );
    return again.data.timeline;
  };
  const status = async () =>
    (await org.graphql('query($id: ID!) { application(id: $id) { status } }', { id: applicationId })).data.application
      .status;

  it('is asked for on a page that says who answers, and chooses nothing for them', async () => {
    const { status: code, text } = await app.http.get(link());
    expect(code).toBe(200);
    const shown = textOfPage(text);
    expect(shown).toContain('How does it stand with Ana Ríos?');
    expect(shown).toContain(`You answer as Rita Brandt, for Núñez ${count}.`);
    expect(shown).toContain('In 2 business days: Thursday 3 December 2026');
    expect(text).not.toMatch(/\schecked|<script|style="/);
  });

  it('takes two taps and a look: still on track, exactly what is sent, and it is recorded', async () => {
    const preview = await choose({ answer: 'ON_TRACK' });
    expect(preview.status).toBe(200);
    const shown = textOfPage(preview.text);
    expect(shown).toContain(`This email goes to ${address}.`);
    expect(shown).toContain('Confirmed – decision by 3 Dec');
    expect((await timeline()).revisions).toHaveLength(1);
    expect((await confirm(preview)).headers['location']).toBe(`${link()}?note=done`);
    expect((await timeline()).revisions.at(-1)).toMatchObject({
      kind: 'RECONFIRMED',
      actor: { kind: 'MEMBER', name: 'Rita Brandt' },
    });
    await settle({ minutes: 10 });
    const mail = mailsTo(address).at(-1)?.parsed;
    expect(preview.text.replaceAll('&amp;', '&')).toContain(mail?.subject);
    expect(rita().at(-1)?.parsed.subject).toBe('Recorded by your link: Ana Ríos');
  });

  it('shows the mail to the letter that is sent later', async () => {
    const preview = await choose({ answer: 'MOVE:5', reason: 'SCHEDULING', note: 'We are sorry about the wait.' });
    const shown = textOfPage(/<div class="mail"[^>]*>(.*?)<\/div>/s.exec(preview.text)?.[1] ?? '');
    await confirm(preview);
    await settle({ minutes: 10 });
    const sent = mailsTo(address).at(-1)?.parsed.text ?? '';
    const plain = (text: string) =>
      text
        .replace(/https:\/\/\S+/g, '')
        .replace(/[\u2066-\u2069]/g, '')
        .replace(/\s+/g, ' ')
        .replace(/ ([.,:])/g, '$1')
        .trim();
    expect(plain(shown)).toBe(plain(sent));
    expect(await timeline()).toMatchObject({ decisionDate: '2026-12-08' });
  });

  it.each([
    [{ mode: 'AUTOMATIC' }, null],
    [{ mode: 'DELAYED', minutes: 30 }, 'It can be stopped before it leaves.'],
    [{ mode: 'REQUIRED' }, 'It waits until it is approved.'],
  ])('says how the mail is approved that follows: %j', async (approval, words) => {
    await approveAs(approval);
    expect(approvalOn((await choose({ answer: 'ON_TRACK' })).text)).toBe(words);
  });

  it('says of a note that follows that nobody has to let it leave', async () => {
    await approveAs({ mode: 'REQUIRED' });
    const told = { decisionDate: '2026-12-03', alreadyTold: true };
    await org.mutate('setTimeline', { applicationId, milestone: 'NEXT_STEP', ...told });
    // That both dates passed is to be told at nine. This one is not over any more then, and its change has not settled.
    app.clock.set('2026-12-07T07:55:00Z');
    const { text } = await choose({ answer: 'MOVE:5' });
    expect(textOfPage(text)).toContain(`This email goes to ${address}.`);
    expect(textOfPage(text)).toContain('09:00');
    expect(approvalOn(text)).toBeNull();
  });

  it('says of a no in the place of a yes that a person has to let it leave, whatever the policy says', async () => {
    const path = link();
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED', tellCandidate: 'ALREADY_TOLD' });
    await org.mutate('reopenApplication', { applicationId });
    const { text } = await choose({ answer: 'DECIDE:REJECTED' }, path);
    expect(approvalOn(text)).toBe('It waits until it is approved.');
  });

  it('is taken back while nobody was told: nothing is sent, and all is as it was', async () => {
    for (const answer of ['ON_TRACK', 'MOVE:5']) {
      await confirm(await choose({ answer }));
      const undo = formIn(await page(link()), 'undo');
      expect((await send(undo, {}, link())).status).toBe(422);
      expect((await send(undo, { sure: 'yes' }, link())).headers['location']).toBe(`${link()}?note=undone`);
    }
    await settle({ minutes: 20 });
    expect(mailsTo(address)).toEqual([]);
    expect(await timeline()).toMatchObject({ decisionDate: '2026-12-03' });
  });

  it.each(['', 'null', '00000000-0000-4000-8000-000000000000'])(
    'stands, if "%s" is to be taken back',
    async (answer) => {
      await confirm(await choose({ answer: 'MOVE:5' }));
      const undo = formIn(await page(link()), 'undo');
      const taken = await send(undo, { sure: 'yes', answer }, link());
      expect([taken.status, taken.headers['location']]).toEqual([303, `${link()}?note=late`]);
      await settle({ minutes: 20 });
      expect(await timeline()).toMatchObject({ decisionDate: '2026-12-08' });
    },
  );

  it('is not taken back once it was told', async () => {
    await confirm(await choose({ answer: 'MOVE:5' }));
    const undo = formIn(await page(link()), 'undo');
    const path = link();
    await settle({ minutes: 10 });
    expect((await send(undo, { sure: 'yes' }, path)).headers['location']).toBe(`${path}?note=late`);
    expect(await timeline()).toMatchObject({ decisionDate: '2026-12-08' });
  });

  it('decides after an hour in which it can be taken back', async () => {
    const preview = await choose({ answer: 'DECIDE:REJECTED', note: 'Thank you for coming.' });
    expect(textOfPage(preview.text)).toContain('It is recorded in an hour, and told no earlier.');
    await confirm(preview);
    await settle({ minutes: 59 });
    expect([await status(), mailsTo(address).length]).toEqual(['ACTIVE', 0]);
    await settle({ minutes: 2 });
    expect(await status()).toBe('REJECTED');
    expect(mailsTo(address).at(-1)?.parsed.subject).toContain('Our decision on your application');
  });

  it('takes a decision back that was forwarded into other hands', async () => {
    await confirm(await choose({ answer: 'DECIDE:REJECTED' }));
    await app.settle();
    const receipt = rita().at(-1)?.parsed.text ?? '';
    expect(receipt).toContain('Was it not you, or a mistake?');
    await send(formIn(await page(link()), 'undo'), { sure: 'yes' }, link());
    await settle({ hours: 3 });
    expect([await status(), mailsTo(address).length]).toEqual(['ACTIVE', 0]);
  });

  it.each([
    ['NO', 'ACTIVE', 422],
    ['NOW', 'REJECTED', 200],
  ])('decides as the policy says: %s', async (outcomesByLink, after, code) => {
    const input = { rules: { outcomesByLink } };
    await org.graphql('mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { __typename } }', { input });
    const preview = await choose({ answer: 'DECIDE:REJECTED' });
    expect(preview.status).toBe(code);
    if (code === 200) await confirm(preview);
    expect(await status()).toBe(after);
  });

  it('is refused on the page, with all that was typed, where it cannot be', async () => {
    const cases = [
      [{ answer: 'MOVE', day: '2026-11-30', note: 'kept <b>' }, 'This day cannot be used.'],
      [{ answer: 'MOVE', day: '2026-02-30', note: 'kept <b>' }, 'This day cannot be used.'],
      [{ answer: 'HOLD', until: '2026-12-01', note: 'kept <b>' }, 'This day cannot be used.'],
      [{ answer: 'ON_TRACK', note: '👩‍💻'.repeat(20_000) }, 'This is too long'],
      [{ answer: '', note: 'kept <b>' }, 'Please choose an answer.'],
      [{ answer: 'DECIDE:MAYBE', note: 'kept <b>' }, 'Please choose an answer.'],
    ] as const;
    for (const [given, words] of cases) {
      const refused = await choose(given);
      expect([refused.status, textOfPage(refused.text).includes(words)]).toEqual([422, true]);
      expect(refused.text).toContain(given.note.replace('<', '&lt;'));
    }
    expect((await timeline()).revisions).toHaveLength(1);
  });

  it('takes a weekend, a holiday, and a note of 2,000 emoji', async () => {
    for (const day of ['2026-12-12', '2026-12-25']) {
      const preview = await choose({ answer: 'MOVE', day, reason: 'OTHER', note: '👩‍💻'.repeat(2_000) });
      expect(preview.status).toBe(200);
      await confirm(preview);
      expect(await timeline()).toMatchObject({ decisionDate: day });
    }
  });

  it('takes a note that a program typed, whatever is in it', async () => {
    await confirm(await choose({ answer: 'MOVE:5', note: 'so\0on' }));
    expect((await timeline()).revisions.map(({ note }: { note: string }) => note)).toContain('so\ufffdon');
    for (const name of ['constructor', '__proto__', 'faulty', 'done&note=late'])
      expect((await app.http.get(`${link()}?note=${name}`)).status).toBe(200);
  });

  it('is one answer, however often it is sent, and back and forth', async () => {
    const preview = await choose({ answer: 'MOVE:5' });
    const answers = await Promise.all([1, 2, 3].map(() => confirm(preview)));
    expect(answers.map(({ status: code }) => code)).toEqual([303, 303, 303]);
    await confirm(preview);
    expect((await timeline()).revisions).toHaveLength(2);
    await app.settle();
    expect(rita().filter(({ parsed }) => parsed.subject?.startsWith('Recorded'))).toHaveLength(1);
  });

  it('says what has changed where another change came first, and keeps what was typed', async () => {
    const stale = formIn(await page(link()), 'preview');
    await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-10', reason: 'OTHER' });
    const given = { [`answer-${applicationId}`]: 'MOVE:5', [`note-${applicationId}`]: 'typed' };
    const refused = await send(stale, given, link());
    expect(refused.status).toBe(422);
    expect(textOfPage(refused.text)).toContain('Something has changed since this page was opened.');
    expect(textOfPage(refused.text)).toContain('The date now: Thursday 10 December 2026.');
    expect(refused.text).toContain('typed');
  });

  it('answers several of a digest at once, and says of each what became of it', async () => {
    const second = await org.application({ candidate: { email: `other-${address}`, fullName: 'Noor Haddad' } });
    const { id } = await org.mutate('setTimeline', {
      applicationId: second.id,
      decisionDate: '2026-12-04',
      alreadyTold: true,
    });
    app.clock.set('2026-12-02T07:00:00Z');
    await app.app.get(Digests).run();
    await app.settle();
    app.clock.set('2026-12-02T10:00:00Z');
    const single =
      /https:\/\/timelines\.example\.test(\/answer\/[\w-]{43})\//.exec(
        rita().findLast(({ parsed }) => parsed.text?.includes('Noor Haddad'))?.parsed.text ?? '',
      )?.[1] ?? '';
    expect(textOfPage(await page(single))).toContain('Noor Haddad');
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04' }).catch(() => undefined);
    const preview = await send(formIn(await page(single), 'preview'), { [`answer-${second.id}`]: 'MOVE:5' }, single);
    expect(preview.status).toBe(200);
    expect((await confirm(preview, single)).status).toBe(303);
    const { data } = await org.graphql('query($id: ID!) { timeline(id: $id) { decisionDate } }', { id });
    expect(data.timeline.decisionDate).toBe('2026-12-09');
  });

  it('ends with its reader: the recruiter who changes, the member who leaves, the candidate who is erased', async () => {
    const path = link();
    expect((await app.http.get(path)).status).toBe(200);
    const other = await org.mutate('inviteMember', {
      fullName: 'Kim Novak',
      email: 'kim@northwind.test',
      role: 'RECRUITER',
    });
    await org.mutate('updateJob', { jobId, recruiterId: other.id });
    expect((await app.http.get(path)).status).toBe(404);
    await org.mutate('updateJob', { jobId, recruiterId: org.recruiterId });
    expect((await app.http.get(path)).status).toBe(200);
    const { data } = await org.graphql('query($id: ID!) { application(id: $id) { candidate { id } } }', {
      id: applicationId,
    });
    await org.mutate('eraseCandidate', { candidateId: data.application.candidate.id });
    expect((await app.http.get(path)).status).toBe(404);
  });

  it('sends another link to the address on file for one that is dead, known or not', async () => {
    const path = link();
    app.clock.set('2026-12-20T10:00:00Z');
    const unknown = `/answer/${'b'.repeat(43)}`;
    const pages = await Promise.all([path, unknown].map(async (each) => (await app.http.get(each)).text));
    expect(pages[0]).toBe(pages[1]);
    const before = app.mail.received.length;
    const asked = await Promise.all(
      [path, unknown].map((each) => app.http.post(each).type('form').send({ does: 'renew' })),
    );
    expect(asked[0]?.text).toBe(asked[1]?.text);
    await app.app.get(LinkRenewals).idle();
    await app.settle();
    const sent = app.mail.received.slice(before).filter(({ parsed }) => parsed.subject === 'Your new link');
    expect(sent.map(({ envelope }) => envelope.to)).toEqual([['rita@northwind.test']]);
  });

  it('is on record: the member, by which link, from where', async () => {
    await confirm(await choose({ answer: 'ON_TRACK' }));
    const { rows } = await superuser.query(
      `SELECT e.action, e.actor_kind, e.actor_name, e.address, e.subject_id, d.detail FROM audit_entries e
       JOIN audit_details d ON d.organization_id = e.organization_id AND d.entry_id = e.id
       WHERE e.organization_id = $1 AND e.action = 'answerByLink'`,
      [org.id],
    );
    expect(rows).toEqual([
      {
        action: 'answerByLink',
        actor_kind: 'MEMBER',
        actor_name: 'Rita Brandt',
        address: '127.0.0.1',
        subject_id: applicationId,
        detail: expect.stringMatching(/"link":"[0-9a-f]{16}"/),
      },
    ]);
    expect(rows[0].detail).not.toContain(link().split('/')[2]);
  });

  it('shows a mail that waits as it will leave: to be given other words, let go or stopped', async () => {
    const input = { jobId, rules: { approval: { mode: 'REQUIRED' } } };
    await org.graphql('mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { __typename } }', { input });
    await org.mutate('moveDecisionDate', {
      timelineId,
      decisionDate: '2026-12-10',
      reason: 'OTHER',
      note: 'First words.',
    });
    await settle({ minutes: 10 });
    const path = link();
    const text = await page(path);
    expect(textOfPage(text)).toContain('A message waits');
    expect(textOfPage(text)).toContain('First words.');
    expect(text).not.toMatch(/\{\{link|\/status\/[\w-]{43}/);
    expect((await send(formIn(text, 'message'), {}, path)).status).toBe(422);
    await send(formIn(text, 'message'), { act: 'edit', note: 'Better words.' }, path);
    const edited = await page(path);
    expect(textOfPage(edited)).toContain('Better words.');
    await send(formIn(edited, 'message'), { act: 'approve' }, path);
    await settle({ minutes: 1 });
    expect(mailsTo(address).at(-1)?.parsed.text).toContain('Better words.');
  });

  it('says where a no takes back a yes that somebody calls first', async () => {
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED' });
    await settle({ minutes: 10 });
    const path = link();
    await org.mutate('correctDecision', { applicationId, outcome: 'REJECTED' });
    await settle({ minutes: 10 });
    const text = textOfPage(await page(path));
    expect(text).toContain('Our earlier message was wrong');
    expect(text).toMatch(/Call \S*Ana Ríos\S* first: this takes back a yes\./u);
  });

  it('reads without writing anything', async () => {
    const rows = async () =>
      (
        await superuser.query(
          'SELECT (SELECT count(*) FROM domain_events) e, (SELECT count(*) FROM audit_entries) a, (SELECT count(*) FROM messages) m',
        )
      ).rows;
    const path = link();
    const before = await rows();
    for (const each of [path, path.replace(/\/[^/]+$/, '')]) {
      expect((await app.http.get(each)).status).toBe(200);
      await app.http.head(each);
    }
    await choose({ answer: 'MOVE:5' });
    expect(await rows()).toEqual(before);
  });
});
