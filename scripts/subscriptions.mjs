// Rewrites docs/events.md from what the service subscribes to: `npm run subscriptions`.
import { writeFile } from 'node:fs/promises';
import '../test/support/run-typescript.mjs';

const { subscriptions } = await import('../src/subscriptions.ts');
const { declaredEvents, subscriptionsText } = await import('./subscriptions-text.ts');

await writeFile(new URL('../docs/events.md', import.meta.url), subscriptionsText(subscriptions, declaredEvents()));
