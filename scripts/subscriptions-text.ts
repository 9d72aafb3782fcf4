import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DeclaredSubscription } from '../src/platform/events/subscription.js';

const head = `# Events inside

Written by \`npm run subscriptions\` from \`src/subscriptions.ts\`. Do not edit. Events for other systems are in
[webhooks.md](webhooks.md), with their schemas in \`docs/events\`.

An event is published in the transaction that makes it true. Its listeners are called there, in this order: if one throws,
nothing has happened. Its handlers run later, in a worker, each from a queue of its name, in a transaction of its own, and
again until they succeed; a handler marked *many* is given the events of one organization that waited together.

| event | listeners, in their order | handlers and their queues |
|---|---|---|
`;

/** docs/events.md: which event is heard of by whom. Events that nobody hears of inside are on record all the same. */
export function subscriptionsText(
  subscriptions: readonly DeclaredSubscription[],
  eventNames: readonly string[],
): string {
  const declared = subscriptions.map((each) => each.declared);
  const rows = [...eventNames].sort().map((event) => {
    const own = declared.filter((each) => each.event.name === event);
    const listeners = own.filter(({ kind }) => kind === 'listener').map(({ name }, at) => `${at + 1}. ${name}`);
    const handlers = own
      .filter(({ kind }) => kind !== 'listener')
      .map(({ name, kind }) => (kind === 'handler' ? `\`${name}\`` : `\`${name}\` *(many)*`));
    return `| \`${event}\` | ${listeners.join('<br>')} | ${handlers.join('<br>')} |`;
  });
  return `${head}${rows.join('\n')}\n`;
}

/** Every event that the service declares, as its files say. */
export function declaredEvents(): readonly string[] {
  const src = fileURLToPath(new URL('../src/', import.meta.url));
  return globSync('**/*.ts', { cwd: src, exclude: (file) => file.endsWith('.spec.ts') })
    .map((file) => readFileSync(join(src, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/\beventType\(\s*'([\w.]+)'/g)].map(([, name]) => name ?? ''));
}
