import type { TestApp } from '../test-app.js';
import { startWebhookReceiver } from '../webhook-receiver.js';

const receivers = new WeakMap<TestApp, Promise<string>>();

/** The address of a receiver of webhooks that runs as long as the app. */
export function receiverBeside(app: TestApp): Promise<string> {
  const receiver = receivers.get(app) ?? start(app);
  receivers.set(app, receiver);
  return receiver;
}

async function start(app: TestApp): Promise<string> {
  const { url, stop } = await startWebhookReceiver();
  app.stopWith(stop);
  return url;
}
