import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Digests, LinkRenewals } from '../../src/notifications/index.js';
import { OrganizationsService } from '../../src/organizations/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { firstOf, linksTo, sendForm } from '../support/page-visits.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { fieldsOf, formsOf, textOfPage } from './page-forms.js';

// A Tuesday; the date is Thursday's, so that this morning's digest brings it.
const start = '2026-12-01T06:00:00Z';

describe('what is answered by a link, and takes effect later', () => {
  let app: TestApp;
  let org: TestOrganization;
  let superuser: pg.Client;
  let address: string;
  let applicationId: string;
  let timelineId: string;
  let answer: string;
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
    address = `waits-${count}@example.test`;
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null }, name: `Núñez ${count}` });
    ({ id: applicationId } = await org.application({ candidate: { email: address } }));
    timelineId = (await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-03', alreadyTold: true })).id;
    app.clock.set('2026-12-01T07:00:00Z');
    await app.app.get(Digests).run();
    await app.settle();
    app.clock.set('2026-12-01T10:00:00Z');
    answer = firstOf(linksTo(app, 'answer', applicationId));
  });

  const pass = async (time: Parameters<TestApp['clock']['advance']>[0]) => {
    app.clock.advance(time);
    await app.settle();
  };
  const choose = (given: Record<string, string>) =>
    sendForm(
      app,
      answer,
      'preview',
      Object.fromEntries(Object.entries(given).map(([name, value]) => [`${name}-${applicationId}`, value])),
    );
  const confirm = async ({ text }: { readonly text: string }) => {
    const form = formsOf(text).find(({ fields }) => fields['does'] === 'do');
    return await app.http.post(answer).type('form').send(fieldsOf(form));
  };
  const answerWith = async (given: Record<string, string>) => await confirm(await choose(given));
  const mailsTo = (to: string) => app.mail.received.filter((mail) => mail.envelope.to.includes(to));
  const rita = () =>
    mailsTo('rita@northwind.test')
      .filter(({ parsed }) => parsed.text?.includes(`Núñez ${count}`))
      .map(({ parsed }) => parsed);
  const status = async () =>
    (await org.graphql('query($id: ID!) { application(id: $id) { status } }', { id: applicationId })).data.application
      .status;
  const suspended = (as: boolean) =>
    app.app.get(TenantDatabase).write(systemActor(org.id), (tx) => {
      const organizations = app.app.get(OrganizationsService);
      return as ? organizations.suspend(tx, 'unpaid') : organizations.resume(tx);
    });
  /** Everything that was recorded of this organization. */
  const recorded = async () =>
    (
      await superuser.query(
        `SELECT (SELECT count(*) FROM domain_events WHERE organization_id = $1) events,
                (SELECT count(*) FROM audit_entries WHERE organization_id = $1) acts,
                (SELECT count(*) FROM messages WHERE organization_id = $1) messages,
                (SELECT count(*) FROM link_answers WHERE organization_id = $1) answers,
                (SELECT count(*) FROM follow_ups WHERE organization_id = $1) "followUps",
                (SELECT count(*) FROM link_tokens WHERE organization_id = $1) links,
                (SELECT count(*) FROM timeline_disclosures WHERE organization_id = $1) disclosures`,
        [org.id],
      )
    ).rows;
  const contacts = async () =>
    (await superuser.query('SELECT channel, at FROM contacts WHERE application_id = $1', [applicationId])).rows;

  describe('while the organization is suspended', () => {
    it('a member’s page says so, and takes nothing', async () => {
      const preview = await choose({ answer: 'MOVE:5' });
      const form = await app.http.get(answer);
      await suspended(true);
      const before = await recorded();
      const pages = [
        await app.http.get(answer),
        await confirm(preview),
        await app.http
          .post(answer)
          .type('form')
          .send({ ...fieldsOf(formsOf(form.text)[0]), [`answer-${applicationId}`]: 'CALLED' }),
      ];
      for (const { status: code, text } of pages) {
        expect(code).toBe(403);
        expect(textOfPage(text)).toContain('Your organization is suspended: nothing can be recorded');
        expect(text).not.toContain('<form');
      }
      expect(await recorded()).toEqual(before);
      await suspended(false);
      expect((await confirm(preview)).status).toBe(303);
    });

    it('a candidate’s page shows what holds, and takes nothing', async () => {
      await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-10', reason: 'OTHER' });
      await pass({ minutes: 10 });
      const path = firstOf(linksTo(app, 'status', address));
      await suspended(true);
      const before = await recorded();
      expect(textOfPage((await app.http.get(path)).text)).toContain('10 December 2026');
      const sent = [
        await sendForm(app, path, 'act', { act: 'THANK_YOU' }),
        await sendForm(app, `${path}/details`, 'settings', { greetingName: 'Anita', email: 'other@example.test' }),
        await sendForm(app, `${path}/details`, 'calendar', { sure: 'yes' }),
        await sendForm(app, `${path}/details`, 'data', { act: 'ERASURE_REQUEST' }),
      ];
      for (const { status: code, text } of sent) {
        expect(code).toBe(403);
        expect(textOfPage(text)).toContain('Nothing can be sent from this page at the moment, and nothing was.');
      }
      await app.http.post(path).type('form').send({ does: 'renew' });
      await app.app.get(LinkRenewals).idle();
      expect(await recorded()).toEqual(before);
    });

    it('a decision that was answered before is not carried out; its hour begins anew afterwards', async () => {
      await answerWith({ answer: 'DECIDE:REJECTED' });
      await pass({ minutes: 30 });
      await suspended(true);
      await pass({ hours: 5 });
      expect(await status()).toBe('ACTIVE');
      await suspended(false);
      await app.settle();
      await pass({ minutes: 59 });
      expect(await status()).toBe('ACTIVE');
      expect(formsOf((await app.http.get(answer)).text).map(({ fields }) => fields['does'])).toContain('undo');
      await pass({ minutes: 1 });
      expect(await status()).toBe('REJECTED');
    });

    it('a decision whose hour ends after it was resumed is carried out in time', async () => {
      await answerWith({ answer: 'DECIDE:REJECTED' });
      await suspended(true);
      await pass({ minutes: 10 });
      await suspended(false);
      await pass({ minutes: 50 });
      expect(await status()).toBe('REJECTED');
    });
  });

  describe('a call', () => {
    it('is logged as of when it was, once it can no longer be taken back', async () => {
      const preview = await choose({ answer: 'CALLED' });
      expect(textOfPage(preview.text)).toContain('It is logged as a contact. No email is sent.');
      await confirm(preview);
      expect(await contacts()).toEqual([]);
      await pass({ minutes: 10 });
      expect(await contacts()).toEqual([{ channel: 'PHONE', at: new Date('2026-12-01T10:00:00Z') }]);
      expect(formsOf((await app.http.get(answer)).text).map(({ fields }) => fields['does'])).not.toContain('undo');
    });

    it('is taken back, and was none', async () => {
      await answerWith({ answer: 'CALLED' });
      expect((await sendForm(app, answer, 'undo', { sure: 'yes' })).headers['location']).toBe(`${answer}?note=undone`);
      await pass({ hours: 2 });
      expect(await contacts()).toEqual([]);
    });
  });

  describe('a decision', () => {
    const overtaken = () => rita().filter(({ subject }) => subject === 'Not recorded: Ana Ríos');

    it.each([
      [
        'another decision',
        () => org.mutate('recordDecision', { applicationId, outcome: 'HIRED', tellCandidate: 'NOW' }),
      ],
      [
        'another date',
        () => org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-10', reason: 'OTHER' }),
      ],
      ['a next step', () => org.mutate('recordDecision', { applicationId, outcome: 'ADVANCED', tellCandidate: 'NOW' })],
    ])('that %s overtakes is not recorded, and its member hears so', async (_, meanwhile) => {
      await answerWith({ answer: 'DECIDE:REJECTED', note: 'Thank you for coming.' });
      await pass({ minutes: 30 });
      await meanwhile();
      const before = await status();
      await pass({ minutes: 31 });
      expect(await status()).toBe(before);
      expect(overtaken()).toHaveLength(1);
      expect(overtaken()[0]?.text).toContain('Thank you for coming.');
      expect(mailsTo(address).some(({ parsed }) => parsed.text?.includes('Thank you for coming.'))).toBe(false);
    });

    it('that was taken back, or is of a candidate who was erased, is told to nobody', async () => {
      await answerWith({ answer: 'DECIDE:REJECTED' });
      await sendForm(app, answer, 'undo', { sure: 'yes' });
      await answerWith({ answer: 'DECIDE:HIRED' });
      const { data } = await org.graphql('query($id: ID!) { application(id: $id) { candidate { id } } }', {
        id: applicationId,
      });
      await org.mutate('eraseCandidate', { candidateId: data.application.candidate.id });
      await pass({ minutes: 61 });
      expect(overtaken()).toEqual([]);
    });

    it('is not recorded for a member who only looks on by then', async () => {
      await answerWith({ answer: 'DECIDE:REJECTED' });
      await org.mutate('updateMember', { memberId: org.recruiterId, role: 'VIEWER' });
      await pass({ minutes: 61 });
      expect([await status(), overtaken().length]).toEqual(['ACTIVE', 1]);
    });

    it('is refused on a page that was opened before another date was set', async () => {
      const preview = await choose({ answer: 'DECIDE:REJECTED', note: 'kept' });
      await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-10', reason: 'OTHER' });
      // It waits an hour before it is recorded; what its member sees is true now.
      const refused = await confirm(preview);
      expect(refused.status).toBe(422);
      expect(textOfPage(refused.text)).toContain('Something has changed since this page was opened.');
      expect(refused.text).toContain('kept');
    });

    it('that the policy has told at once cannot be taken back', async () => {
      const input = { rules: { outcomesByLink: 'NOW' } };
      await org.graphql('mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { __typename } }', {
        input,
      });
      await answerWith({ answer: 'DECIDE:REJECTED' });
      expect(await status()).toBe('REJECTED');
      expect(formsOf((await app.http.get(answer)).text)).toEqual([]);
    });
  });

  describe('a link in other hands', () => {
    it('answers in the name of its member, who hears of it at once and takes it back', async () => {
      // Whoever it was forwarded to opens it as it is.
      await answerWith({ answer: 'DECIDE:HIRED', note: 'From somebody else.' });
      await app.settle();
      const receipt = rita().at(-1);
      expect(receipt?.subject).toBe('Recorded by your link: Ana Ríos');
      expect(receipt?.text).toContain('From somebody else.');
      const own = /https:\/\/timelines\.example\.test(\/answer\/[\w/-]+)/.exec(receipt?.text ?? '')?.[1] ?? '';
      expect(own).not.toBe(answer);
      expect((await sendForm(app, own, 'undo', { sure: 'yes' })).headers['location']).toBe(`${own}?note=undone`);
      await pass({ hours: 2 });
      expect([await status(), mailsTo(address)]).toEqual(['ACTIVE', []]);
    });

    it('reaches nothing of another organization: no page, no application, no answer to take back', async () => {
      const mine = answer;
      await answerWith({ answer: 'CALLED' });
      const { rows } = await superuser.query('SELECT id FROM link_answers WHERE organization_id = $1', [org.id]);
      const foreign = { answer: rows[0].id, application: applicationId };
      const other = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
      const { id: otherApplication } = await other.application({ candidate: { email: `other-${address}` } });
      await other.mutate('setTimeline', {
        applicationId: otherApplication,
        decisionDate: '2026-12-04',
        alreadyTold: true,
      });
      app.clock.set('2026-12-02T07:00:00Z');
      await app.app.get(Digests).run();
      await app.settle();
      app.clock.set('2026-12-02T07:05:00Z');
      const theirs = firstOf(linksTo(app, 'answer', otherApplication));
      expect((await app.http.get(theirs)).status).toBe(200);
      expect((await app.http.get(theirs.replace(otherApplication, foreign.application))).status).toBe(404);
      const own = formsOf((await app.http.get(theirs)).text).find(({ fields }) => fields['does'] === 'preview');
      const undo = { ...fieldsOf(own), does: 'undo', sure: 'yes', answer: foreign.answer };
      const undone = await app.http.post(theirs).type('form').send(undo);
      expect(undone.headers['location']).toBe(`${theirs}?note=late`);
      const preview = await sendForm(app, theirs, 'preview', { [`answer-${foreign.application}`]: 'DECIDE:REJECTED' });
      expect(preview.status).toBe(422);
      // A form of one link is none of another's.
      const sent = await app.http
        .post(mine)
        .type('form')
        .send({ ...fieldsOf(own), [`answer-${applicationId}`]: 'CALLED' });
      expect(sent.status).toBe(422);
      const { rows: after } = await superuser.query('SELECT undone_at FROM link_answers WHERE id = $1', [
        foreign.answer,
      ]);
      expect(after).toEqual([{ undone_at: null }]);
    });
  });

  it('a digest’s page answers a whole day at once: what fails says so in its row, and the rest is recorded', async () => {
    const names = ['Noor Haddad', 'Kim Novak', 'Zoe Kaya'];
    const others: { id: string; timelineId: string }[] = [];
    for (const [index, fullName] of names.entries()) {
      const { id } = await org.application({ candidate: { email: `${index}-${address}`, fullName } });
      const made = await org.mutate('setTimeline', {
        applicationId: id,
        decisionDate: '2026-12-04',
        alreadyTold: true,
      });
      others.push({ id, timelineId: made.id });
    }
    app.clock.set('2026-12-02T07:00:00Z');
    await app.app.get(Digests).run();
    await app.settle();
    app.clock.set('2026-12-02T10:00:00Z');
    const [noor, kim, zoe] = others;
    const digest = firstOf(linksTo(app, 'answer', noor?.id ?? '')).replace(/\/[^/]+$/u, '');
    const shown = textOfPage((await app.http.get(digest)).text);
    for (const name of names) expect(shown).toContain(name);
    const given = {
      [`answer-${noor?.id}`]: 'MOVE:5',
      [`answer-${kim?.id}`]: 'MOVE:10',
      [`note-${kim?.id}`]: 'typed for Kim',
      [`answer-${zoe?.id}`]: 'CALLED',
    };
    const preview = await sendForm(app, digest, 'preview', given);
    expect(preview.status).toBe(200);
    // Meanwhile a colleague moves one of them.
    await org.mutate('moveDecisionDate', { timelineId: kim?.timelineId, decisionDate: '2026-12-09', reason: 'OTHER' });
    const form = formsOf(preview.text).find(({ fields }) => fields['does'] === 'do');
    const sent = await app.http.post(digest).type('form').send(fieldsOf(form));
    expect(sent.status).toBe(422);
    const rows = [...sent.text.matchAll(/<section aria-labelledby="c-(.*?)">(.*?)<\/section>/gs)];
    const faulty = rows.filter(([, , row]) => row?.includes('aria-invalid')).map(([, id]) => id);
    expect(faulty).toEqual([kim?.id]);
    expect(sent.text).toContain('typed for Kim');
    const dates = await Promise.all(
      [noor, kim].map(async (each) => {
        const { data } = await org.graphql('query($id: ID!) { timeline(id: $id) { decisionDate } }', {
          id: each?.timelineId,
        });
        return data.timeline.decisionDate;
      }),
    );
    expect(dates).toEqual(['2026-12-09', '2026-12-09']);
    await app.settle();
    const receipt = rita().findLast(({ subject }) => subject?.startsWith('Recorded by your link'));
    expect(receipt?.text).toContain('Noor Haddad');
    expect(receipt?.text).toContain('Zoe Kaya');
    expect(receipt?.text).not.toContain('Kim Novak');
    // What was recorded can be taken back on the same page, and is told once its time is over.
    expect(formsOf((await app.http.get(digest)).text).filter(({ fields }) => fields['does'] === 'undo')).toHaveLength(
      2,
    );
    await pass({ minutes: 10 });
    expect(mailsTo(`0-${address}`).at(-1)?.parsed.subject).toContain('Decision moved to 9 Dec');
    app.clock.set('2026-12-03T07:00:00Z');
    await app.app.get(Digests).run();
    await app.settle();
    const next = rita().at(-1)?.text ?? '';
    expect(next).not.toContain('Noor Haddad');
  });
});
