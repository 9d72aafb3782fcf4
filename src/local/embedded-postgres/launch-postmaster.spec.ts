import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { removeDataDirectory } from '../../../test/support/test-cluster.js';
import { newClusterRecord, writeClusterRecord } from './cluster-record.js';
import { openClusterSite } from './cluster-site.js';
import { freePort } from './free-port.js';
import { initializeDatabase } from './initialize-database.js';
import { launchPostmaster } from './launch-postmaster.js';
import { LOCAL_SETTINGS } from './postgres-settings.js';
import { stopPostmaster } from './postmaster.js';
import { openPrivateDirectory } from './private-directory.js';

it('takes another port when the chosen one was taken meanwhile, and names what else is wrong', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'data-'));
  const record = newClusterRecord();
  const privateDir = await openPrivateDirectory(dataDir);
  const site = await openClusterSite(privateDir, record, () => undefined);
  await writeClusterRecord(privateDir, { ...record, ...(site.home !== privateDir && { home: site.home }) });
  await initializeDatabase(site, record.superuserPassword, false);

  const taker = createServer().listen(0, '127.0.0.1');
  await once(taker, 'listening');
  const address = taker.address();
  const taken = typeof address === 'object' && address !== null ? address.port : Number.NaN;
  const ports = [taken];
  const postmaster = await launchPostmaster(site, LOCAL_SETTINGS, async () => ports.pop() ?? freePort());
  expect(postmaster.port).not.toBe(taken);
  await stopPostmaster(postmaster, site.databaseDir);
  taker.close();

  const impossible = { ...LOCAL_SETTINGS, shared_buffers: 'much' };
  await expect(launchPostmaster(site, impossible)).rejects.toThrow(
    'PostgreSQL does not start: invalid value for parameter "shared_buffers": "much"',
  );
  await removeDataDirectory(dataDir);
});
