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
});
