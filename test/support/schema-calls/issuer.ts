import { startIdentityProvider, type TestIdentityProvider } from '../identity-provider.js';
import type { TestApp } from '../test-app.js';

const providers = new WeakMap<TestApp, Promise<TestIdentityProvider>>();

/** An identity provider that runs as long as the app. */
export function providerBeside(app: TestApp): Promise<TestIdentityProvider> {
  const provider = providers.get(app) ?? start(app);
  providers.set(app, provider);
  return provider;
}

async function start(app: TestApp): Promise<TestIdentityProvider> {
  const provider = await startIdentityProvider();
  app.stopWith(provider.stop);
  return provider;
}
