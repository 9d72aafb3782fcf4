import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { Readiness } from '../../src/platform/health/readiness.js';
import { StuckWork } from '../../src/platform/health/stuck-work.js';
import { whileAway } from '../support/database-away.js';
import { watchStatements } from '../support/statements.js';
import { startTcpProxy } from '../support/tcp-proxy.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { asSuperuser } from '../support/test-template.js';

const start = '2026-12-01T09:00:00Z';

/** Of a process that looked a moment ago. */
const statusOf = async (app: TestApp, probe: 'live' | 'ready') => {
  if (probe === 'live')
    await app.app
      .get(StuckWork)
      .look()
      .catch(() => undefined);
  const { status, body } = await app.http.get(`/health/${probe}`);
  return { status, details: body.details };
};

describe('liveness', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());

  it('fails when work has been due for more than a minute and nobody does it, and not before', async () => {
    const org = await app.organization();
    const { id: applicationId } = await org.application();
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04' });
    const up = { status: 200, details: { worker: { status: 'up' } } };
    expect(await statusOf(app, 'live')).toEqual(up);
    // A change settles after ten minutes: then it is due.
    app.clock.advance({ minutes: 10 });
    expect(await statusOf(app, 'live')).toEqual(up);
    app.clock.advance({ seconds: 60 });
    expect(await statusOf(app, 'live')).toEqual(up);
    app.clock.advance({ seconds: 1 });
    expect(await statusOf(app, 'live')).toEqual({
      status: 503,
      details: { worker: { status: 'down', dueForSeconds: 61 } },
    });
    await app.settle();
    expect(await statusOf(app, 'live')).toEqual(up);
  });

  it('is kept by a worker that claims, though one timeline can never be advanced', async () => {
    const org = await app.organization();
    const { id: applicationId } = await org.application();
    const timeline = await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04' });
    const { superuserUrl } = app.database;
    await asSuperuser(superuserUrl, `UPDATE timelines SET zone = 'Nowhere/Nothing' WHERE id = '${timeline.id}'`);
    app.clock.advance({ minutes: 12 });
    expect((await statusOf(app, 'live')).status).toBe(503);
    await app.settle();
    expect((await statusOf(app, 'live')).status).toBe(200);
    app.clock.advance({ seconds: 61 });
    expect((await statusOf(app, 'live')).status).toBe(503);
    await asSuperuser(superuserUrl, `UPDATE timelines SET zone = 'Europe/Berlin' WHERE id = '${timeline.id}'`);
    await app.settle();
    expect((await statusOf(app, 'live')).status).toBe(200);
  });

  it('is told without asking the database', async () => {
    const statements = watchStatements();
    for (let count = 1; count <= 3; count += 1) await app.http.get('/health/live').expect(200);
    expect(statements.with('')).toEqual([]);
    await statusOf(app, 'live');
    expect(statements.with('count_due')).toHaveLength(1);
    statements.stop();
  });

  it('is not a matter of work that waits for its day', async () => {
    app.clock.set('2026-12-02T03:00:00Z');
    await app.settle();
    expect((await statusOf(app, 'live')).status).toBe(200);
  });
});

describe('liveness of a process that only serves the API', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ now: start, settings: { ROLE: 'api' } });
  });
  afterAll(() => app.stop());

  it('does not depend on work that others do', async () => {
    const org = await app.organization();
    const { id: applicationId } = await org.application();
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04' });
    app.clock.advance({ hours: 5 });
    expect((await statusOf(app, 'live')).status).toBe(200);
  });
});

describe('readiness', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());

  it('is given once the service listens and its database answers', async () => {
    expect(await statusOf(app, 'ready')).toEqual({
      status: 200,
      details: { process: { status: 'up' }, database: { status: 'up' } },
    });
  });

  it('is lost while the database is away, without a restart being asked for, and comes back with it', async () => {
    await whileAway(app.database, async () => {
      expect(await statusOf(app, 'ready')).toEqual({
        status: 503,
        details: { process: { status: 'up' }, database: { status: 'down', message: 'unreachable' } },
      });
      expect((await statusOf(app, 'live')).status).toBe(200);
    });
    expect((await statusOf(app, 'ready')).status).toBe(200);
  });

  it('is lost when PostgreSQL has no room for what is written, and comes back when it has not said so for a while', async () => {
    const raise = `DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`;
    await expect(app.app.get(TenantDatabase).acrossOrganizations(raise, [])).rejects.toThrow('could not extend file');
    expect(await statusOf(app, 'ready')).toMatchObject({
      status: 503,
      details: { database: { status: 'down', message: 'disk full' } },
    });
    app.pass(15_000);
    expect((await statusOf(app, 'ready')).status).toBe(200);
  });

  it('is lost within seconds when a connection goes silent, though nobody has noticed yet', async () => {
    const proxy = await startTcpProxy({ port: Number(new URL(app.database.serviceUrl).port) });
    const settings = { DATABASE_URL: proxy.through(app.database.serviceUrl) };
    const other = await startTestApp({ beside: app, settings });
    expect((await statusOf(other, 'ready')).status).toBe(200);
    proxy.silence();
    expect(await statusOf(other, 'ready')).toMatchObject({ status: 503, details: { database: { status: 'down' } } });
    await other.stop();
    await proxy.stop();
  });

  it('is given up first when the process is to end, while requests are still served', async () => {
    const org = await app.organization();
    app.app.get(Readiness).drain();
    expect(await statusOf(app, 'ready')).toEqual({
      status: 503,
      details: { process: { status: 'down', message: 'draining' }, database: { status: 'up' } },
    });
    expect((await statusOf(app, 'live')).status).toBe(200);
    expect((await org.graphql('{ organization { name } }')).errors).toBeUndefined();
  });
});
