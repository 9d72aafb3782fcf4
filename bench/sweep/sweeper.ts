import { Temporal } from 'temporal-polyfill';
import { answerParent } from '../support/child.ts';

type Question = { readonly start: { readonly databaseUrl: string; readonly code: string } } | { readonly sweep: true };

/** How long a sweep took, and how many timelines it advanced. */
export interface Swept {
  readonly advanced: number;
  /** Milliseconds. */
  readonly ms: number;
}

// A Tuesday morning after the Friday that was promised: every promise broke, and every candidate is to be told at once.
// By the real clock nothing would be queued at night and on closed days.
const tuesday = Temporal.Instant.from('2026-06-09T08:00:00Z');

let sweep: { run(): Promise<number> } | undefined;

/** The service in a process of its own, of which nothing runs by itself: it sweeps when it is told to. */
answerParent<Question>(async (question) => {
  if ('start' in question) {
    const { databaseUrl, code } = question.start;
    const { createApp } = await import(`../../${code}/create-app.js`);
    const { parseConfig } = await import(`../../${code}/platform/config/config.js`);
    const { CLOCK } = await import(`../../${code}/platform/clock/clock.js`);
    const { Sweep } = await import(`../../${code}/timelines/index.js`);
    const app = await createApp(parseConfig({ ROLE: 'api', DATABASE_URL: databaseUrl, PORT: '0' }));
    await app.init();
    app.get(CLOCK).at = () => tuesday;
    sweep = app.get(Sweep);
    return {};
  }
  if (sweep === undefined) throw new Error('it has not started');
  const startedAt = performance.now();
  const advanced = await sweep.run();
  return { advanced, ms: performance.now() - startedAt } satisfies Swept;
});
