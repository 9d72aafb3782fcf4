import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../src/platform/database/migrations.js';
import { queues } from '../../src/queues.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { migrationsFolder as folder } from '../support/test-template.js';

// The migration that gives each date a file of its own.
const before = 70;

describe('the migration of calendar files', () => {
  let app: TestApp;
  let superuser: pg.Client;

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-12-01T09:00:00Z' });
    superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await app.stop();
  });

  const files = async () => (await superuser.query('SELECT calendar_files FROM messages ORDER BY id')).rows;
  const notes = async () =>
    (
      await superuser.query(
        `SELECT item #> '{facts,note}' AS note FROM messages, jsonb_array_elements(composition->'items') item ORDER BY id`,
      )
    ).rows.map(({ note }) => note);

  it('goes back to one file and forth to the same again, of every organization, and what waits keeps its words', async () => {
    const note = 'Thank you for your patience.';
    for (const mode of ['AUTOMATIC', 'REQUIRED'] as const) {
      const org = await app.organization({ policy: { ...defaultPolicy, approval: { mode } } });
      const { id: applicationId } = await org.application({ candidate: { email: `${org.id}@example.test` } });
      await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11', note });
      app.clock.advance({ minutes: 15 });
      await app.settle();
    }
    const exact = await files();
    expect(exact).toHaveLength(2);
    for (const { calendar_files: each } of exact)
      expect(each).toEqual([{ filename: 'date.ics', method: 'PUBLISH', content: expect.stringContaining('20261211') }]);

    await migrate(app.database.ownerUrl, { folder, queues, to: before });
    const { rows } = await superuser.query('SELECT calendar_filename, calendar_content FROM messages ORDER BY id');
    expect(rows).toEqual(
      exact.map(({ calendar_files: [file] }) => ({ calendar_filename: file.filename, calendar_content: file.content })),
    );
    expect(await notes()).toEqual([note]);

    await migrate(app.database.ownerUrl, { folder, queues });
    expect(await files()).toEqual(exact);
    expect(await notes()).toEqual([{ text: note, author: null, locale: null }]);
  });
});
