import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { rowsOf } from '../support/tenant-rows.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { whileErasing } from '../support/while-erasing.js';

const unknown = `/preferences/${'a'.repeat(43)}`;

describe('the link in a mail to somebody who was erased', () => {
  let app: TestApp;
  let org: TestOrganization;
  let superuser: pg.Client;
  let candidateId: string;
  let path: string;
  let mails: number;

  beforeAll(async () => {
    app = await startTestApp();
    superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await app.stop();
  });
  beforeEach(async () => {
    org = await app.organization();
    const application = await org.application({ candidate: { locale: 'es' } });
    candidateId = application.candidateId;
    const before = app.mail.received.length;
    await org.mutate('setTimeline', { applicationId: application.id, decisionDate: '2027-02-26' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    path = /\/preferences\/[\w-]{43}/.exec(app.mail.received[before]?.parsed.text ?? '')?.[0] ?? '';
    expect((await app.http.get(path)).status).toBe(200);
    mails = app.mail.received.length;
  });

  const erase = async () => {
    await org.mutate('eraseCandidate', { candidateId });
    await app.settle();
  };
  const post = (body: string, at = path) => app.http.post(at).type('form').send(body);
  const asks = ['choice=decline-notes', 'choice=want-notes', 'choice=do-not-write', 'List-Unsubscribe=One-Click', ''];

  it('answers like one that never was, and nothing is suppressed, mailed or written by it', async () => {
    await erase();
    const before = await rowsOf(app.database.superuserUrl, org.id);
    const dead = await app.http.get(path);
    const never = await app.http.get(unknown);
    expect([dead.status, dead.text]).toEqual([404, never.text]);
    for (const ask of asks) {
      const [answered, expected] = [await post(ask), await post(ask, unknown)];
      expect([ask, answered.status, answered.text]).toEqual([ask, 404, expected.text]);
    }
    await app.settle();
    expect(app.mail.received).toHaveLength(mails);
    expect(await rowsOf(app.database.superuserUrl, org.id)).toEqual(before);
  });

  it.each(asks.slice(0, 4))('does so too when it was opened just before: %s', async (ask) => {
    const erased = { organizationId: org.id, candidateId };
    const answered = await whileErasing(app, superuser, erased, async () => await post(ask));
    await app.settle();
    expect([answered.status, answered.text]).toEqual([404, (await app.http.get(unknown)).text]);
    const { suppressions = [] } = await rowsOf(app.database.superuserUrl, org.id);
    expect(suppressions).toEqual([]);
    const { rows } = await superuser.query('SELECT notes_declined_at FROM candidates WHERE id = $1', [candidateId]);
    expect(rows).toEqual([{ notes_declined_at: null }]);
    expect(app.mail.received).toHaveLength(mails);
  });
});
