import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import { environment } from '../../src/platform/config/environment.js';
import { PAGE_HEADERS } from '../../src/platform/html/page-assets.js';
import { ScheduledTask } from '../../src/platform/schedule/scheduled-task.js';
import { scheduledTasks } from '../../src/platform/schedule/task-runner.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { compared, type Figure, repository, textOf } from './figures.js';

const seconds = 1_000;
const kilobytes = 1_024;

const figures: readonly Figure[] = [
  { said: /events after (\d+) s/, file: 'src/platform/queue/queue-schema.ts', code: /expireInSeconds: (\d+)/ },
  {
    said: /messages after (\d+) s/,
    file: 'src/delivery/dispatch/message-ledger.ts',
    code: /defaultLeaseSeconds = (\d+)/,
  },
  {
    said: /to webhook endpoints after (\d+) s/,
    file: 'src/webhooks/dispatch/webhook-ledger.ts',
    code: /leaseSeconds = (\d+)/,
  },
  { said: /digests after (\d+) s/, file: 'src/notifications/digest/digests.ts', code: /leaseSeconds = (\d+)/ },
  {
    said: /other systems sent\s+after (\d+) s/,
    file: 'src/ats/inbox/translate-deliveries.ts',
    code: /leaseSeconds = (\d+)/,
  },
  {
    said: /files of candidates after (\d+) s/,
    file: 'src/ats/imports/import-statements.ts',
    code: /leaseSeconds = (\d+)/,
  },
  {
    said: /a look at a sending domain after (\d+) minutes/,
    file: 'src/delivery/sending-domain/daily-checks.ts',
    code: /leaseMinutes = (\d+)/,
  },
  {
    said: /(\d+) s for the headers of a request/,
    file: 'src/platform/http/http-options.ts',
    code: /headersTimeout: ([\d_]+)/,
    unit: seconds,
  },
  {
    said: /headers of a request and (\d+) s for all/,
    file: 'src/platform/http/http-options.ts',
    code: /requestTimeoutMs = ([\d_]+)/,
    unit: seconds,
  },
  { said: /bodies of (\d+) KB, read/, file: 'src/platform/http/http-options.ts', code: /largestBody = (\d+) \* 1024/ },
  {
    said: /unread answers (\d+) MiB of one organization/,
    file: 'src/platform/admission/unread-answers.ts',
    code: /each: (\d+) \* mebibyte/,
  },
  {
    said: /process, of requests' bodies (\d+)/,
    file: 'src/platform/admission/requests-held.ts',
    code: /each: (\d+) \* mebibyte/,
  },
  { said: /(\d+) requests ahead on one/, file: 'src/platform/http/in-turn.ts', code: /mostUnanswered = (\d+)/ },
  {
    said: /waits for its turn ([\d.]+) s at most/,
    file: 'src/platform/admission/admission.ts',
    code: /waitAtMost = ([\d_]+)/,
    unit: seconds,
  },
  {
    said: /is waited for at most (\d+) s/,
    file: 'src/platform/database/database.module.ts',
    code: /connectTimeoutMS: ([\d_]+)/,
    unit: seconds,
  },
  {
    said: /waits for locks after (\d+) s/,
    file: 'src/platform/database/database.module.ts',
    code: /lock_timeout: ([\d_]+)/,
    unit: seconds,
  },
  {
    said: /transactions that stand idle\s+after (\d+) s/,
    file: 'src/platform/database/database.module.ts',
    code: /idle_in_transaction_session_timeout: ([\d_]+)/,
    unit: seconds,
  },
  {
    said: /(\d+) s by the wall clock/,
    file: 'src/platform/outbound/outbound-http.ts',
    code: /longestMs = ([\d_]+)/,
    unit: seconds,
  },
  {
    said: /wall clock and (\d+) KB at most/,
    file: 'src/platform/outbound/outbound-http.ts',
    code: /largestBytes = (\d+) \* 1024/,
  },
  {
    said: /of another system's API (\d+) MB/,
    file: 'src/ats/inbox/vendor-api.ts',
    code: /mostBytes = ([\d_]+) \*/,
    unit: kilobytes,
  },
  {
    said: /sends (\d+) messages at once by yours/,
    file: 'src/delivery/dispatch/connections.ts',
    code: /sendsAtOnce = (\d+)/,
  },
  { said: /of each (\d+) at most/, file: 'src/delivery/relay/relay-connections.ts', code: /sendsOverOwnRelay = (\d+)/ },
  {
    said: /After (\d+) s one of them tries/,
    file: 'src/delivery/dispatch/breaker.ts',
    code: /firstPauseMs = ([\d_]+)/,
    unit: seconds,
  },
  {
    said: /twice as long, up to (\d+) minutes/,
    file: 'src/delivery/dispatch/breaker.ts',
    code: /longestPauseMs = ([\d_]+)/,
    unit: 60 * seconds,
  },
  {
    said: /does not answer within (\d+) s changes nothing/,
    file: 'src/platform/outbound/dns-texts.ts',
    code: /longestMs = ([\d_]+)/,
    unit: seconds,
  },
  {
    said: /has claimed none, for more than (\d+) s/,
    file: 'src/platform/health/stuck-work.ts',
    code: /stuckAfterSeconds = (\d+)/,
  },
  {
    said: /it made itself, of at most (\d+) KB/,
    file: 'src/delivery/bounce/bounce-listener.ts',
    code: /largestReport = (\d+) \* 1024/,
  },
  {
    said: /It holds (\d+) connections/,
    file: 'src/delivery/bounce/bounce-listener.ts',
    code: /mostClients = (\d+)/,
  },
  { said: /After (\d+) s it exits with 1/, file: 'src/serve.ts', code: /killAfterMs = ([\d_]+)/, unit: seconds },
  {
    said: /the request is run again after (\d+) s/,
    file: 'src/platform/idempotency/idempotency-keys.ts',
    code: /lease = \{ seconds: (\d+) \}/,
  },
];

interface Declared {
  readonly useFactory: () => unknown;
}

const sectionOf = (text: string, name: string) =>
  text.split(/^(?=###? )/m).find((section) => /^###? (.+)$/m.exec(section)?.[1] === name) ?? '';

/** Whatever a part of the path is called. */
const shapeOf = (path: string) => path.replaceAll(/:\w+|<\w+>/g, '*');

/** Of the tree that Fastify prints: each line has its depth and its part of the path. */
function pathsOf(tree: string): string[] {
  const parents: string[] = [];
  return [...tree.matchAll(/^([│ ]*)[├└]── (\S+) \(/gm)].map(([, indent = '', part = '']) => {
    const depth = indent.length / 4;
    parents[depth] = `${depth === 0 ? '' : parents[depth - 1]}${part}`;
    return parents[depth];
  });
}

describe('docs/operations.md', () => {
  let text: string;
  let app: TestApp;

  beforeAll(async () => {
    text = await textOf('docs/operations.md');
    const settings = {
      SES_TOPIC_ARN: 'arn:aws:sns:eu-central-1:123456789012:bounces',
      POSTMARK_WEBHOOK_SECRET: 'x'.repeat(32),
      METRICS: 'true',
    };
    app = await startTestApp({ settings });
  });

  afterAll(async () => {
    await app.stop();
  });

  it.each(figures)('says the number of the code: $said', async (figure) => {
    const [said, code] = await compared(text, figure);
    expect(code).toBeGreaterThan(0);
    expect(said).toBe(code);
  });

  it('lists every setting, and the default of each that is a number', () => {
    const rows = [...sectionOf(text, 'Settings').matchAll(/^\| `([A-Z_]+)` \| ([^|]+) \|/gm)];
    const told = new Map(rows.map(([, name = '', default_ = '']) => [name, default_]));
    const defaults = environment.parse({}) as Record<string, unknown>;
    expect([...told.keys()].sort()).toEqual(Object.keys(environment.shape).sort());
    const numbers = Object.entries(defaults).filter(([, value]) => typeof value === 'number');
    expect(numbers.map(([name]) => [name, Number(told.get(name))])).toEqual(numbers);
    expect(numbers.length).toBeGreaterThan(5);
  });

  it('lists every path at which a process answers, and no other', () => {
    const paths = [...sectionOf(text, 'Pages').matchAll(/`(\/[^`]*)`/g)].map(([, path = '']) => path);
    // Served where GraphiQL is switched on, beside what the modules serve.
    const told = paths.filter((path) => !path.startsWith('/graphiql'));
    const served = pathsOf(app.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
    // Each file of the styles has its own name.
    const kinds = served.map((path) => (path.startsWith('/assets/') ? '/assets/*' : shapeOf(path)));
    expect(served.length).toBeGreaterThan(15);
    expect(told.map(shapeOf).sort()).toEqual([...new Set(kinds)].sort());
  });

  it('says with which headers a page is sent', () => {
    const told = sectionOf(text, 'Pages').replaceAll(/\s+/g, ' ').toLowerCase();
    const { 'x-content-type-options': _, ...headers } = PAGE_HEADERS;
    for (const [name, value] of Object.entries(headers)) expect(told).toContain(`\`${name}: ${value}\``);
  });

  it('names no line of the log that nothing writes', async () => {
    const table = sectionOf(text, 'Logs')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const lines = table.flatMap((row) =>
      [...row.matchAll(/`([a-z]+(?: [\w:;,-]+){3,})`/g)].map(([, line]) => line ?? ''),
    );
    const files = globSync('src/**/*.{ts,tsx}', { cwd: repository }).filter((file) => !/\.spec\.tsx?$/.test(file));
    const source = (await Promise.all(files.map(textOf))).join('\n');
    expect(table.filter((row) => !lines.some((line) => row.startsWith(`| \`${line}\``)))).toEqual([]);
    expect(lines.length).toBeGreaterThan(table.length);
    expect(lines.filter((line) => !source.includes(`'${line}'`))).toEqual([]);
  });

  describe('the scheduled tasks', () => {
    const declared: Declared[] = [];

    beforeAll(async () => {
      const files = globSync('src/**/tasks.ts', { cwd: repository });
      for (const file of files) declared.push(...Object.values<Declared>(await import(join(repository, file))));
    });

    const tasks = () => declared.map(({ useFactory }) => useFactory() as ScheduledTask);

    it('are values, each with a name of its own', () => {
      expect(tasks().every((each) => each instanceof ScheduledTask)).toBe(true);
      expect(new Set(tasks().map(({ name }) => name)).size).toBe(declared.length);
      expect(declared.length).toBeGreaterThan(10);
    });

    it('are all provided by a module of the service', () => {
      const provided = scheduledTasks(app.app.get(DiscoveryService, { strict: false })).map(({ name }) => name);
      const names = tasks().map(({ name }) => name);
      expect(provided.sort()).toEqual(names.sort());
    });

    it('stand in docs/operations.md with their intervals and where they run', () => {
      const rows = [...text.matchAll(/^\| `([\w-]+)` \| ([\d.]+ (?:s|min)) \| (workers|every process) \|/gm)];
      const told = rows.map(([, name, every, where]) => ({ name, every, where }));
      const every = (ms: number) => (ms < 60_000 ? `${ms / 1_000} s` : `${ms / 60_000} min`);
      const expected = tasks().map(({ name, everyMs, roles }) => ({
        name,
        every: every(everyMs),
        where: roles.includes('api') ? 'every process' : 'workers',
      }));
      const byName = (one: { name?: string | undefined }, other: { name?: string | undefined }) =>
        (one.name ?? '').localeCompare(other.name ?? '');
      expect(told.sort(byName)).toEqual(expected.sort(byName));
    });
  });
});
