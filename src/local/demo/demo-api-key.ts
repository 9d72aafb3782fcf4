import { join } from 'node:path';
import { type ApiKeysService, allScopes } from '../../organizations/index.js';
import type { Authenticator } from '../../platform/access/authenticator.js';
import { systemActor } from '../../platform/actor/actor.js';
import type { TenantDatabase } from '../../platform/database/tenant-database.js';
import { Problem } from '../../platform/problems/problem.js';
import { demoOrganizationId } from './demo-company.js';
import { made } from './made.js';
import { readPrivateFile, writePrivateFile } from './private-file.js';

interface KeyMakers {
  readonly database: TenantDatabase;
  readonly keys: ApiKeysService;
  readonly authenticator: Authenticator;
}

/**
 * The demo's API key, which may do everything. The service keeps only its hash, so its text stays in a private file
 * and is shown at every start; a key that is lost, of another database, or of a version that could
 * do less, is replaced by a new one.
 */
export async function demoApiKey(dataDir: string, { database, keys, authenticator }: KeyMakers): Promise<string> {
  const path = join(dataDir, 'demo-api-key');
  const kept = (await readPrivateFile(path))?.trim();
  const holder = kept === undefined ? null : await authenticator.authenticate({ authorization: `Bearer ${kept}` });
  const mayAll = holder?.kind === 'API_KEY' && allScopes.every((scope) => holder.scopes.includes(scope));
  if (kept !== undefined && mayAll && holder.organizationId === demoOrganizationId) return kept;
  return made(
    await database.write(systemActor(demoOrganizationId), async (tx) => {
      const key = await keys.create(tx, { name: 'Demo', scopes: allScopes });
      if (key instanceof Problem) return key;
      // Before the commit: a key that exists is one whose text is known.
      await writePrivateFile(path, `${key.token}\n`);
      return key.token;
    }),
  );
}
