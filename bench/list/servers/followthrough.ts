import { serve } from '../../support/serve.ts';

/** The service itself: authentication, limits and logs as in production. */
serve(async ({ databaseUrl, poolSize, code }) => {
  const { createApp } = await import(`../../../${code}/create-app.js`);
  const { parseConfig } = await import(`../../../${code}/platform/config/config.js`);
  const config = parseConfig({ ROLE: 'api', DATABASE_URL: databaseUrl, API_POOL_SIZE: String(poolSize), PORT: '0' });
  const app = await createApp(config);
  await app.listen(0, '127.0.0.1');
  return { port: Number(new URL(await app.getUrl()).port) };
});
