import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TranslateDeliveries } from '../../src/ats/index.js';
import { connectAts } from '../support/ats/connections.js';
import { signedBy } from '../support/ats/signed-deliveries.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the command that says what ails', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  /** As an operator runs it: a process of its own, with no more than its environment. */
  const doctor = async (databaseUrl = app.database.serviceUrl) =>
    await new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const program = ['--import', './test/support/run-typescript.mjs', 'src/cli.ts', 'doctor'];
      const settings = { DATABASE_URL: databaseUrl, SMTP_URL: app.mail.url, SMTP_TLS: 'off', LOG_LEVEL: 'silent' };
      const env = { PATH: process.env['PATH'], ...settings };
      const child = execFile(process.execPath, program, { cwd: root, env }, (_error, out, err) =>
        resolve({ code: child.exitCode ?? -1, out, err }),
      );
    });

  it('ends well where nothing does, and with 1 and the facts where something does', async () => {
    const org = await app.organization();
    const other = await app.organization();
    const connection = await connectAts(org, 'GENERIC');
    await connectAts(other, 'GENERIC');
    const healthy = await doctor();
    expect(JSON.parse(healthy.out)).toEqual({ healthy: true, webhooks: [], ats: [] });
    expect(healthy.code).toBe(0);

    const rotated = await org.graphql(
      'mutation($input: RotateAtsSecretInput!) { rotateAtsSecret(input: $input) { ... on AtsInboxWithSecret { secret } } }',
      { input: { atsIntegrationId: connection } },
    );
    const { headers, body } = signedBy.generic(Buffer.from('no JSON'), rotated.data.rotateAtsSecret.secret);
    const inbox = `${await app.app.getUrl()}/ats/generic/${connection}`;
    const sent = await fetch(inbox, { method: 'POST', headers, body: new Uint8Array(body) });
    expect(sent.status).toBe(200);
    await app.app.get(TranslateDeliveries).run();

    const ailing = await doctor();
    expect(JSON.parse(ailing.out)).toMatchObject({
      healthy: false,
      webhooks: [],
      ats: [
        {
          organizationId: org.id,
          atsIntegrations: [
            { atsIntegrationId: connection, failedDeliveries: 1, overdueDeliveries: 0, failedImports: 0 },
          ],
        },
      ],
    });
    expect(ailing.code).toBe(1);
  });

  it('says that it could not look, where there is no database', async () => {
    const { code, out, err } = await doctor('postgres://nobody:none@127.0.0.1:1/none');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/ECONNREFUSED|database/u);
    expect(err).not.toContain('none@');
  });
});
