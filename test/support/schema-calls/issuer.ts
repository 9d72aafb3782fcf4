import { startIdentityProvider } from '../identity-provider.js';
import type { TestApp } from '../test-app.js';

const issuers = new WeakMap<TestApp, Promise<string>>();

/** The issuer of an identity provider that runs as long as the app. */
export function issuerBeside(app: TestApp): Promise<string> {
  const issuer = issuers.get(app) ?? start(app);
  issuers.set(app, issuer);
  return issuer;
}

async function start(app: TestApp): Promise<string> {
  const { issuer, stop } = await startIdentityProvider();
  app.stopWith(stop);
  return issuer;
}
