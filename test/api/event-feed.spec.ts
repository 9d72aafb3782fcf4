import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { applicationReopened } from '../../src/applications/index.js';
import { recordOf, systemActor } from '../../src/platform/actor/actor.js';
import { insertRows } from '../../src/platform/database/record-rows.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { Sequencer } from '../../src/webhooks/index.js';
import { copyRows } from '../support/copy-rows.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestOrganization } from '../support/test-organization.js';

const reopened = 'application.reopened.v1';
const lowId = '00000000-0000-7000-8000-000000000001';

let app: TestApp;
let org: TestOrganization;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client({ connectionString: app.database.superuserUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});
beforeEach(async () => {
  org = await app.organization();
});

interface Page {
  readonly nodes: readonly { readonly id: string; readonly type: string; readonly sequence: number | null }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

const events = async (after: string | null = null, more = '', organization = org): Promise<Page> => {
  const { data, errors } = await organization.graphql(
    `query($after: String) { events(after: $after, first: 100${more}) {
      nodes { id type sequence applicationId } pageInfo { endCursor hasNextPage } } }`,
    { after },
  );
  expect(errors).toBeUndefined();
  return data.events;
};

const number = () => app.app.get(Sequencer).run();

/** Publishes events of these applications in one transaction, which stays open until it is told how to end. */
async function open(...applicationIds: string[]) {
  const { promise: end, resolve, reject } = Promise.withResolvers<void>();
  const { promise: published, resolve: hasPublished } = Promise.withResolvers<void>();
  const done = app.app.get(TenantDatabase).write(systemActor(org.id), async (tx) => {
    for (const id of applicationIds) await publish(tx, id);
    hasPublished();
    await end;
  });
  await published;
  return {
    commit: async () => {
      resolve();
      await done;
    },
    rollBack: async () => {
      reject(new Error('rolled back'));
      await expect(done).rejects.toThrow('rolled back');
    },
  };
}

async function lock(tx: WriteTransaction, applicationId: string): Promise<void> {
  await tx.query('SELECT FROM applications WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE', [
    tx.organizationId,
    applicationId,
  ]);
}

async function publish(tx: WriteTransaction, applicationId: string): Promise<void> {
  await lock(tx, applicationId);
  await tx.publish(applicationReopened, { applicationId, decidedAt: [], wasTold: false });
}

const commit = async (...applicationIds: string[]) => await (await open(...applicationIds)).commit();
const application = async () => (await org.application()).id;
const numbersOf = async () =>
  (
    await owner.query<{ number: string }>(
      'SELECT number FROM feed_events WHERE organization_id = $1 ORDER BY numbered_at, number',
      [org.id],
    )
  ).rows.map((row) => Number(row.number));

describe('the feed', () => {
  it('shows an event that commits late behind those that were seen before it, each once', async () => {
    const [first, second] = [await application(), await application()];
    await number();
    const begin = (await events()).pageInfo.endCursor;
    const late = await open(first);
    await commit(second);
    await number();
    const seen = await events(begin);
    expect(seen.nodes).toMatchObject([{ type: reopened, applicationId: second }]);
    await late.commit();
    await number();
    expect((await events(seen.pageInfo.endCursor)).nodes).toMatchObject([{ type: reopened, applicationId: first }]);
  });

  it('has no gap where a transaction was rolled back', async () => {
    const id = await application();
    const given = await open(id);
    await given.rollBack();
    await commit(id);
    await number();
    const numbers = await numbersOf();
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  });

  it('is not held up by a transaction that stays idle', async () => {
    const [idle, busy] = [await application(), await application()];
    await number();
    const { pageInfo } = await events();
    const waits = await open(idle);
    await commit(busy);
    await commit(busy);
    await number();
    expect((await events(pageInfo.endCursor)).nodes).toMatchObject([{ applicationId: busy }, { applicationId: busy }]);
    await waits.rollBack();
  });

  it('tells the events of one application in the order in which they got hold of it', async () => {
    const id = await application();
    await number();
    const { pageInfo } = await events();
    // Its transaction was the first to write, and is the second to get the application.
    const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: wrote, resolve: hasWritten } = Promise.withResolvers<void>();
    const early = app.app.get(TenantDatabase).write({ ...systemActor(org.id), via: 'PAGE' }, async (tx) => {
      await tx.query(`INSERT INTO feed_state (organization_id) VALUES ($1) ON CONFLICT DO NOTHING`, [org.id]);
      hasWritten();
      await free;
      await lock(tx, id);
      // Its process has a clock that is years behind.
      const { organizationId } = tx;
      const payload = { applicationId: id, decidedAt: [], wasTold: false };
      const event = { organizationId, id: lowId, type: applicationReopened.name, payload, actor: recordOf(tx.actor) };
      await insertRows(tx, 'domain_events', [{ ...event, at: tx.now.toString() }]);
    });
    await wrote;
    await commit(id);
    letGo();
    await early;
    await number();
    const { data } = await org.graphql(`{ events(after: "${pageInfo.endCursor}") { nodes { origin sequence } } }`);
    expect(data.events.nodes).toEqual([
      { origin: 'SYSTEM', sequence: 2 },
      { origin: 'PAGE', sequence: 3 },
    ]);
  });

  it('goes on from an old cursor in another database, into which its rows were brought', async () => {
    const id = await application();
    await commit(id);
    await number();
    const old = (await events(null)).pageInfo.endCursor;
    await commit(id);
    await number();
    await commit(id);
    const other = await createTestDatabase();
    await copyRows(app.database.superuserUrl, other.superuserUrl);
    const restored = await startTestApp({ settings: { DATABASE_URL: other.serviceUrl } });
    try {
      await restored.app.get(Sequencer).run();
      const { body } = await restored.http
        .post('/graphql')
        .set('authorization', `Bearer ${org.apiKey}`)
        .send({ query: `{ events(after: "${old}") { nodes { type sequence } pageInfo { hasNextPage } } }` });
      expect(body.data.events.nodes).toEqual([
        { type: reopened, sequence: 3 },
        { type: reopened, sequence: 4 },
      ]);
    } finally {
      await restored.stop();
      await other.drop();
    }
  });

  it('loses and repeats nothing when a sequencer is killed half-way, and when two are at it', async () => {
    const ids = [await application(), await application()] as [string, string];
    for (let each = 0; each < 5; each += 1) await commit(...ids);
    const killed = new Sequencer(app.app.get(WorkerDatabase));
    const worker = new Sequencer(app.app.get(WorkerDatabase));
    killed.onNumbered(async (tx) => {
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())', []);
    });
    expect(await killed.run()).toBe(0);
    expect(await numbersOf()).toEqual([]);
    await Promise.all([worker.run(), new Sequencer(app.app.get(WorkerDatabase)).run(), number()]);
    await worker.run();
    const { nodes } = await events();
    expect(await numbersOf()).toEqual(nodes.map((_, place) => place + 1));
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    expect(nodes.filter(({ type }) => type === reopened)).toHaveLength(10);
  });
});

describe('an event that cannot be told', () => {
  it('keeps no other back', async () => {
    const id = await application();
    await owner.query(
      `INSERT INTO domain_events (organization_id, id, type, payload, actor, at)
       SELECT $1, gen_random_uuid(), 'interview.completed', jsonb_build_object('applicationId', $2::uuid, 'completedAt', at), '{"kind": "SYSTEM"}', now()
       FROM (VALUES ('no instant')) broken (at)`,
      [org.id, id],
    );
    await commit(id);
    await number();
    expect((await events()).nodes).toMatchObject([{ type: 'application.created.v1' }, { type: reopened, sequence: 2 }]);
    expect((await owner.query('SELECT FROM feed_pending WHERE organization_id = $1', [org.id])).rowCount).toBe(0);
  });
});

describe('a cursor', () => {
  it('goes past what the filter leaves out, also when the page is empty', async () => {
    const id = await application();
    await commit(id);
    await number();
    const empty = await events(null, ', types: ["job.closed.v1"]');
    expect(empty).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false } });
    expect(empty.pageInfo.endCursor).toBe((await events()).pageInfo.endCursor);
    expect((await events(empty.pageInfo.endCursor)).nodes).toEqual([]);
  });

  it('pages without repeating or leaving out', async () => {
    const id = await application();
    for (let each = 0; each < 4; each += 1) await commit(id);
    await number();
    const all = (await events()).nodes.map((node) => node.id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await org.graphql(
        `query($after: String) { events(after: $after, first: 2) { nodes { id } pageInfo { endCursor hasNextPage } } }`,
        { after },
      );
      paged.push(...data.events.nodes.map((node: { id: string }) => node.id));
      ({ endCursor: after, hasNextPage: more } = data.events.pageInfo);
    }
    expect(paged).toEqual(all);
    const { data } = await org.graphql('{ events(last: 2) { nodes { id } pageInfo { hasPreviousPage } totalCount } }');
    expect(data.events).toEqual({
      nodes: all.slice(-2).map((each) => ({ id: each })),
      pageInfo: { hasPreviousPage: true },
      totalCount: all.length,
    });
  });

  it('of another organization is refused like none', async () => {
    await application();
    await number();
    const { pageInfo } = await events();
    const another = await app.organization();
    const answers = await Promise.all(
      [pageInfo.endCursor, 'nonsense'].map((after) =>
        another.graphql('query($after: String) { events(after: $after) { nodes { id } } }', { after }),
      ),
    );
    const [foreign, none] = answers.map(({ errors }) =>
      errors?.map(({ message, extensions }) => [message, extensions['code']]),
    );
    expect(foreign).toEqual([[expect.stringContaining('not a cursor'), 'BAD_USER_INPUT']]);
    expect(foreign).toEqual(none);
  });

  it('that is older than the feed is refused, and told the oldest', async () => {
    const id = await application();
    await number();
    const old = await events(null, '', org);
    await commit(id);
    await number();
    await owner.query(
      `UPDATE feed_events SET numbered_at = numbered_at - interval '91 days' WHERE organization_id = $1`,
      [org.id],
    );
    await commit(id);
    await number();
    await owner.query(`SELECT set_config('app.organization_id', $1, false)`, [org.id]);
    await owner.query('SELECT delete_old_feed_events($1, 100)', [app.clock.now.toString()]);
    const { errors } = await org.graphql(`{ events(after: "${old.pageInfo.endCursor}") { nodes { id } } }`);
    const { data } = await org.graphql('{ eventFeed { oldestCursor latestCursor retentionDays } }');
    expect(errors).toMatchObject([
      { extensions: { code: 'CURSOR_EXPIRED', inputPath: ['after'], oldestCursor: data.eventFeed.oldestCursor } },
    ]);
    const rest = await events(data.eventFeed.oldestCursor);
    expect(rest.nodes).toMatchObject([{ type: reopened, sequence: 3 }]);
    expect(rest.pageInfo.endCursor).toBe(data.eventFeed.latestCursor);
  });

  it('that is ahead of the feed is refused: an older database took its place', async () => {
    await application();
    await number();
    const { pageInfo } = await events();
    await owner.query('UPDATE feed_state SET last_number = 0 WHERE organization_id = $1', [org.id]);
    const { errors } = await org.graphql(`{ events(after: "${pageInfo.endCursor}") { nodes { id } } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_AHEAD', latestCursor: expect.any(String) } }]);
  });

  it('is not asked for with a type that does not exist', async () => {
    const { errors } = await org.graphql('{ events(types: ["timeline.moved"]) { nodes { id } } }');
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('timeline.extended.v1'),
        extensions: { code: 'BAD_USER_INPUT', inputPath: ['types'] },
      },
    ]);
  });
});
