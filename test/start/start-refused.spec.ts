import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServiceProcess } from '../support/service-process.js';
import { clusterUrls, createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('a start that cannot succeed says why in one line and exits with 1', () => {
  let database: TestDatabase;
  let taken: Server;
  let dataDir: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'followthrough-start-'));
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    taken.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const refusal = async (settings: Record<string, string>) => {
    const service = startServiceProcess({
      DATA_DIR: dataDir,
      SMTP_URL: 'smtp://127.0.0.1:1',
      PUBLIC_URL: 'https://timelines.example.test',
      ...settings,
    });
    expect(await service.exited()).toEqual({ code: 1, signal: null });
    return service.output().trim();
  };
  const takenPort = () => String((taken.address() as { port: number }).port);
  const wrong = (change: (url: URL) => void) => {
    const url = new URL(database.serviceUrl);
    change(url);
    return url.href;
  };

  it.each([
    ['a setting with a wrong value', { ROLE: 'boss' }, /^followthrough: configuration is invalid: ROLE: .*$/],
    [
      'an address of no database',
      { DATABASE_URL: 'mysql://localhost/x' },
      /^followthrough: configuration is invalid: DATABASE_URL: .*$/,
    ],
  ])('%s', async (_what, settings, line) => {
    expect(await refusal(settings)).toMatch(line);
  });

  it('a database that is not there', async () => {
    const DATABASE_URL = wrong((url) => {
      url.port = '1';
    });
    expect(await refusal({ DATABASE_URL })).toMatch(/^followthrough: the database cannot be used: .*ECONNREFUSED.*$/);
  });

  it('a wrong password, without repeating it', async () => {
    const DATABASE_URL = wrong((url) => {
      url.password = 'not-the-password';
    });
    const line = await refusal({ DATABASE_URL });
    expect(line).toMatch(/^followthrough: the database cannot be used: .*password authentication failed.*$/);
    expect(line).not.toContain('not-the-password');
  });

  it("a database role that is not the service's own", async () => {
    const line = await refusal({ DATABASE_URL: database.superuserUrl });
    expect(line).toMatch(/^followthrough: DATABASE_URL must name the service's own role: .*superuser.*$/);
    expect(clusterUrls().superuserUrl).not.toBe(clusterUrls().serviceUrl);
  });

  it('a port in use', async () => {
    const line = await refusal({ DATABASE_URL: database.serviceUrl, PORT: takenPort() });
    expect(line).toBe(`followthrough: port ${takenPort()} is in use; set PORT to another one`);
  });

  it('a data directory that cannot be written', async () => {
    await writeFile(join(dataDir, 'file'), '');
    const line = await refusal({ DATA_DIR: join(dataDir, 'file', 'below') });
    expect(line).toMatch(/^followthrough: cannot write to data directory .*$/);
  });
});
