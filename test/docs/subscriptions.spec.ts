import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { declaredEvents, subscriptionsText } from '../../scripts/subscriptions-text.js';
import type { DeclaredSubscription } from '../../src/platform/events/subscription.js';
import { subscriptions } from '../../src/subscriptions.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));

describe('what the service subscribes to', () => {
  it('is what docs/events.md says: npm run subscriptions writes it', async () => {
    const text = await readFile(join(repository, 'docs/events.md'), 'utf8');
    expect(subscriptionsText(subscriptions, declaredEvents())).toBe(text);
  });

  it('has a file for each handler, named as its sentence', () => {
    const files = globSync('src/*/handlers/*.ts', { cwd: repository }).map((file) => basename(file, '.ts'));
    const handlers = subscriptions.filter(({ declared }) => declared.kind !== 'listener');
    expect(files.sort()).toEqual(handlers.map(({ declared }) => declared.name).sort());
  });

  it('is heard of by events that are declared: the list has them all', () => {
    const events = declaredEvents();
    expect(new Set(events).size).toBe(events.length);
    expect(subscriptions.filter(({ declared }) => !events.includes(declared.event.name))).toEqual([]);
  });

  it('has one sentence for each', () => {
    const names = subscriptions.map(({ declared }) => declared.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)+$/.test(name))).toEqual([]);
  });

  it('shows an event with its listeners in their order, and its handlers', () => {
    const declared = (name: string, kind: 'listener' | 'handler' | 'handler of many', event: string) =>
      ({ declared: { name, kind, event: { name: event } } }) as unknown as DeclaredSubscription;
    const text = subscriptionsText(
      [
        declared('second-in-the-alphabet', 'listener', 'job.moved'),
        declared('also-a-listener', 'listener', 'job.moved'),
        declared('do-it-later', 'handler of many', 'job.moved'),
      ],
      ['job.moved', 'job.closed'],
    );
    expect(text.split('\n').slice(-3, -1)).toEqual([
      '| `job.closed` |  |  |',
      '| `job.moved` | 1. second-in-the-alphabet<br>2. also-a-listener | `do-it-later` *(many)* |',
    ]);
  });
});
