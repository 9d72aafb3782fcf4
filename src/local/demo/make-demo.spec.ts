import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../../test/support/test-app.js';
import { OrganizationEntity } from '../../organizations/index.js';
import { systemActor } from '../../platform/actor/actor.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { createDemo } from './create-demo.js';
import { demoOrganizationId } from './demo-company.js';
import { demoServices } from './demo-services.js';
import { makeDemo } from './make-demo.js';
import { writePrivateFile } from './private-file.js';

const sundayNight = '2026-11-22T22:58:00Z';
const christmas = '2026-12-25T06:00:00Z';

describe('the demo', () => {
  let app: TestApp;
  let dataDir: string;

  const start = async (now: string) => {
    app = await startTestApp({ now });
    return await makeDemo(app.app, dataDir);
  };
  const keyFile = () => join(dataDir, 'demo-api-key');
  const ask = async (apiKey: string, query: string) => {
    const { body } = await app.http.post('/graphql').set('authorization', `Bearer ${apiKey}`).send({ query });
    expect(body.errors).toBeUndefined();
    return body.data;
  };
  const countOf = async (apiKey: string, filter: string) =>
    (await ask(apiKey, `{ applications(first: 100, filter: {${filter}}) { nodes { id } } }`)).applications.nodes.length;
  const founded = () =>
    app.app
      .get(TenantDatabase)
      .write(systemActor(demoOrganizationId), (tx) =>
        tx.manager.existsBy(OrganizationEntity, { id: demoOrganizationId }),
      );

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'followthrough-demo-'));
  });
  afterEach(async () => {
    await app.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each([sundayNight, christmas])(
    'made at %s tells two candidates of a slip, and for an hour nobody else',
    async (now) => {
      const { demo } = await start(now);
      await app.settle();
      const written = () => app.mail.received.map(({ envelope, parsed }) => [...envelope.to, parsed.subject]);
      const theTwo = [
        ['matthias.brandl@example.test', expect.stringMatching(/^Noch offen, Nachricht bis .*: Servicetechniker:in/)],
        ['oluwaseun.adeyemi@example.test', expect.stringMatching(/^Decision moved to .*: Senior Firmware Engineer$/)],
      ];
      expect(written().sort()).toEqual(theTwo);
      expect(app.mail.received.map(({ parsed }) => parsed.text ?? '').join()).not.toContain('bootloader');
      app.clock.advance({ hours: 1 });
      await app.settle();
      expect(written().sort()).toEqual(theTwo);
      expect(demo.slipMailsToCome).toBe(true);
      expect((await makeDemo(app.app, dataDir)).demo.slipMailsToCome).toBe(false);
    },
  );

  it('has jobs, sixty people and timelines of every status', async () => {
    const { apiKey, demo } = await start(sundayNight);
    expect(demo).toMatchObject({ jobCount: 6, candidateCount: 60 });
    expect(demo.slippedApplicationIds).toContain(demo.passedApplicationId);
    const statuses = ['ON_TRACK', 'DUE_SOON', 'SLIPPED', 'ON_HOLD', 'MET', 'MET_LATE', 'CANCELLED'];
    const counts = Object.fromEntries(
      await Promise.all(statuses.map(async (status) => [status, await countOf(apiKey, `timelineStatus: [${status}]`)])),
    );
    expect(counts).toEqual({ ON_TRACK: 20, DUE_SOON: 9, SLIPPED: 6, ON_HOLD: 3, MET: 7, MET_LATE: 3, CANCELLED: 1 });
    expect(await countOf(apiKey, 'untoldDecision: true')).toBe(2);
    expect(await countOf(apiKey, 'status: [HIRED]')).toBe(3);
    const { jobs } = await ask(apiKey, '{ jobs(first: 10) { nodes { status } } }');
    expect(jobs.nodes.map((job: { status: string }) => job.status).sort()).toEqual(['DRAFT', ...Array(5).fill('OPEN')]);
  });

  it('remembers who moved the date, when and why', async () => {
    const { apiKey, demo } = await start(sundayNight);
    const { timeline } = await ask(
      apiKey,
      `{ timeline(id: "${demo.movedTimelineId}") { driftBusinessDays revisions { kind reason actor { name } at } } }`,
    );
    expect(timeline.driftBusinessDays).toBe(5);
    expect(timeline.revisions).toEqual([
      { kind: 'SET', reason: null, actor: { name: 'Hanna Lindqvist' }, at: expect.stringMatching(/^2026-11-13T/) },
      {
        kind: 'EXTENDED',
        reason: 'DECISION_MAKER_AWAY',
        actor: { name: 'Hanna Lindqvist' },
        at: '2026-11-22T21:58:00.000Z',
      },
    ]);
  });

  it('is made once: a later start finds it, and shows the same key', async () => {
    const first = await start(sundayNight);
    expect(await makeDemo(app.app, dataDir)).toEqual(first);
    expect(await countOf(first.apiKey, '')).toBe(62);
  });

  it('leaves nothing behind when it is cut short, and is made whole by the next start', async () => {
    app = await startTestApp({ now: sundayNight });
    const services = demoServices(app.app);
    const decisions = { record: () => Promise.reject(new Error('cut short')) } as unknown as typeof services.decisions;
    await expect(createDemo(app.app.get(TenantDatabase), { ...services, decisions })).rejects.toThrow('cut short');
    expect(await founded()).toBe(false);
    const { demo } = await makeDemo(app.app, dataDir);
    expect(demo.candidateCount).toBe(60);
  });

  it('keeps its key where only its owner reads it, and makes another if that is lost or is not one of its own', async () => {
    const { apiKey } = await start(sundayNight);
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    expect(await readFile(keyFile(), 'utf8')).toBe(`${apiKey}\n`);
    await rm(keyFile());
    const second = await makeDemo(app.app, dataDir);
    expect(second.apiKey).not.toBe(apiKey);
    expect(await countOf(second.apiKey, '')).toBe(62);
    const { apiKey: foreign } = await app.organization();
    await writePrivateFile(keyFile(), foreign);
    expect((await makeDemo(app.app, dataDir)).apiKey).not.toBe(foreign);
  });
});
