import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { failureReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService } from '../../src/delivery/index.js';
import { migrate } from '../../src/platform/database/migrations.js';
import { queues } from '../../src/queues.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { migrationsFolder as folder } from '../support/test-template.js';

// The migration that tells apart what comes back.
const before = 54;

describe('the migration of what came back', () => {
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

  const cameBack = async (columns: string) =>
    (await superuser.query(`SELECT ${columns} FROM messages WHERE bounced_at IS NOT NULL ORDER BY id`)).rows;

  it('calls dead what had suppressed an address, of every organization, and the rest not delivered', async () => {
    for (const cause of ['UNKNOWN_USER', 'MAILBOX_FULL', 'UNKNOWN'] as const) {
      const org = await app.organization();
      const { id: applicationId } = await org.application({ candidate: { email: `${org.id}@example.test` } });
      await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
      await app.settle();
      const query = 'query($id: ID!) { application(id: $id) { messages { nodes { id } } } }';
      const [{ id }] = (await org.graphql(query, { id: applicationId })).data.application.messages.nodes;
      await app.app.get(BouncesService).take(id, failureReport(cause, { answer: '550 no', text: null }));
    }
    const classes = async () => (await cameBack('bounce_class')).map(({ bounce_class: each }) => each);
    expect(await classes()).toEqual(['ADDRESS_DEAD', 'NOT_DELIVERED', 'OTHER']);

    await migrate(app.database.ownerUrl, { folder, queues, to: before });
    expect(await cameBack('bounce_answer')).toEqual(Array(3).fill({ bounce_answer: '550 no' }));

    await migrate(app.database.ownerUrl, { folder, queues });
    expect(await classes()).toEqual(['ADDRESS_DEAD', 'NOT_DELIVERED', 'NOT_DELIVERED']);
  });
});
