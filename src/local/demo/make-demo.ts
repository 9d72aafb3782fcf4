import type { INestApplicationContext } from '@nestjs/common';
import { ApiKeysService } from '../../organizations/index.js';
import { AUTHENTICATOR, type Authenticator } from '../../platform/access/authenticator.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { createDemo } from './create-demo.js';
import { demoApiKey } from './demo-api-key.js';
import { demoServices } from './demo-services.js';
import { type Demo, findDemo } from './find-demo.js';

/** Sees to it that the demo and a key to it are there: made by the first start, found by every later one. */
export async function makeDemo(
  app: INestApplicationContext,
  dataDir: string,
): Promise<{ readonly apiKey: string; readonly demo: Demo }> {
  const database = app.get(TenantDatabase);
  await createDemo(database, demoServices(app));
  const authenticator = app.get<Authenticator>(AUTHENTICATOR);
  const apiKey = await demoApiKey(dataDir, { database, keys: app.get(ApiKeysService), authenticator });
  return { apiKey, demo: await findDemo(database) };
}
