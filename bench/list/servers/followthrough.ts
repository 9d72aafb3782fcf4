import { serve } from '../../support/serve.ts';

// A benchmark asks more in a second than a client may in a minute. Requests are counted and settled all the same.
const unthrottled = { RATE_KEY_PER_MINUTE: '999999999', RATE_ORGANIZATION_PER_MINUTE: '999999999' };

/** The service itself: authentication, limits and logs as in production, but for the height of the rate limits if it is not to be bound by them. */
serve(async ({ databaseUrl, poolSize, code, shippedRates = false }) => {
  const { createApp } = await import(`../../../${code}/create-app.js`);
  const { parseConfig } = await import(`../../../${code}/platform/config/config.js`);
  const settings = { ROLE: 'api', DATABASE_URL: databaseUrl, API_POOL_SIZE: String(poolSize), PORT: '0' };
  const config = parseConfig({ ...settings, ...(shippedRates ? {} : unthrottled) });
  const app = await createApp(config);
  await app.listen(0, '127.0.0.1');
  return { port: Number(new URL(await app.getUrl()).port) };
});
