import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../src/platform/database/migrations.js';
import { queues } from '../../src/queues.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { migrationsFolder as folder } from '../support/test-template.js';

// The migration that gives each mail one name.
const before = 44;

describe('the migration of the kinds of mails', () => {
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

  /** Which mails each record and message is of, and what is left to compose it anew. */
  async function kinds(): Promise<{ records: string[]; messages: string[]; items: string[] }> {
    const column = async (text: string) => (await superuser.query<{ kind: string }>(text)).rows.map(({ kind }) => kind);
    return {
      records: await column('SELECT kind FROM notifications ORDER BY id'),
      messages: await column('SELECT kind FROM messages ORDER BY id'),
      items: await column(
        `SELECT item->>'kind' AS kind FROM messages, jsonb_array_elements(composition->'items') item ORDER BY id`,
      ),
    };
  }

  it('goes back to the old names and forth to the same again, of every organization', async () => {
    const approval = { mode: 'REQUIRED' as const };
    for (const policy of [defaultPolicy, { ...defaultPolicy, approval }]) {
      const org = await app.organization({ policy });
      for (const outcome of ['HIRED', 'REJECTED', 'ADVANCED']) {
        const { id } = await org.application({ candidate: { email: `${org.id}.${outcome}@example.test` } });
        await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-11', alreadyTold: true });
        await org.mutate('recordDecision', { applicationId: id, outcome });
        await app.settle();
      }
    }
    // One that asked not to be written to, by the link in their mail.
    const [path] = /\/preferences\/[\w-]{43}/.exec(app.mail.received[0]?.parsed.text ?? '') ?? [];
    expect(
      (
        await app.http
          .post(path ?? '')
          .type('form')
          .send({ wish: 'do-not-write' })
      ).status,
    ).toBeLessThan(400);
    const exact = await kinds();
    const decisions = ['OUTCOME_ADVANCED', 'OUTCOME_HIRED', 'OUTCOME_REJECTED'];
    expect(new Set(exact.messages)).toEqual(new Set([...decisions, 'RECEIPT_DO_NOT_WRITE', 'CANDIDATE_ACTED']));
    expect(new Set(exact.records)).toEqual(new Set([...exact.messages, 'TIMELINE_SET']));
    expect([...new Set(exact.items)].sort()).toEqual([...decisions, 'RECEIPT_DO_NOT_WRITE']);

    await migrate(app.database.ownerUrl, { folder, queues, to: before });
    const old = await kinds();
    const short = (all: string[]) => all.map((kind) => kind.replace(/^(OUTCOME|RECEIPT)_.*/, '$1'));
    expect(old).toEqual({
      records: short(exact.records),
      messages: short(exact.messages),
      items: short(exact.items),
    });

    await migrate(app.database.ownerUrl, { folder, queues });
    expect(await kinds()).toEqual(exact);
  });
});
