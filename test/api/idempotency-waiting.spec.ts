import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '../../src/platform/access/permission.js';
import { codeOf, keyedRequests } from '../support/keyed-requests.js';
import { type PlantedApp, startPlantedApp } from '../support/planted-app.js';
import { sendRaw } from '../support/raw-request.js';
import { watchStatements } from '../support/statements.js';
import type { TestOrganization } from '../support/test-organization.js';

// However busy the machine is that runs the test.
const unhurried = 100_000;

let opened: PromiseWithResolvers<void>;
let runs = 0;

@Resolver()
class WaitingResolver {
  @Permission('jobs:write')
  @Mutation(() => String, { description: 'Is under way until the test ends it.' })
  async waits() {
    runs += 1;
    await opened.promise;
    return `run ${runs}`;
  }
}

@Module({ providers: [WaitingResolver] })
class WaitingModule {}

let app: PlantedApp;
let loud: TestOrganization;
let quiet: TestOrganization;

beforeAll(async () => {
  // One for the request that is under way, one for another of its organization, and one that no organization gets alone.
  app = await startPlantedApp(WaitingModule, { settings: { API_CONCURRENCY: '3' }, patience: unhurried });
  [loud, quiet] = [await app.organization(), await app.organization()];
});
afterAll(() => app.stop());
beforeEach(() => {
  opened = Promise.withResolvers();
  runs = 0;
});

const waits = { query: 'mutation { waits }' };

describe('requests under one key that wait for the first of them', () => {
  it('are so many and no more: the others are told to come back, and nobody else waits', async () => {
    const send = await keyedRequests(app, loud);
    const statements = watchStatements();
    const refused = Promise.withResolvers<void>();
    const answers: (string | number)[][] = [];
    const all = Array.from({ length: 300 }, async () => {
      const answer = await send('one-of-300', waits);
      answers.push(codeOf(answer));
      if (answers.length === 199) refused.resolve();
      return answer;
    });
    await refused.promise;
    expect(answers).toEqual(Array(199).fill([409, 'IDEMPOTENCY_IN_PROGRESS']));
    // They ask the database nothing, and hold no place.
    expect(statements.with('INSERT INTO idempotency_keys')).toHaveLength(1);
    statements.stop();
    const sendQuietly = await keyedRequests(app, quiet);
    const job = { query: 'mutation { createJob(input: {title: "Quiet"}) { __typename } }' };
    for (const key of ['quiet-1', 'quiet-2'])
      expect((await sendQuietly(key, job)).body.data.createJob.__typename).toBe('Job');
    expect(answers).toHaveLength(199);
    opened.resolve();
    const answered = (await Promise.all(all)).filter(({ status }) => status === 200);
    expect(answered).toHaveLength(101);
    expect(new Set(answered.map(({ text }) => text)).size).toBe(1);
    expect(runs).toBe(1);
    const refusals = (await Promise.all(all)).filter(({ status }) => status === 409);
    expect(new Set(refusals.map(({ headers }) => headers['retry-after']))).toEqual(new Set(['1']));
  });

  it('are so many of an organization, whatever the keys', async () => {
    const send = await keyedRequests(app, loud);
    const [first, second, third] = ['a', 'b', 'c'].map((key) => Array.from({ length: 110 }, () => send(key, waits)));
    const all = [...(first ?? []), ...(second ?? []), ...(third ?? [])];
    const early: number[] = [];
    const enough = Promise.withResolvers<void>();
    for (const each of all) {
      void each.then(({ status }) => {
        early.push(status);
        // Of 330, one runs of each key, and two hundred wait.
        if (early.length === 330 - 3 - 200) enough.resolve();
      });
    }
    await enough.promise;
    expect(new Set(early)).toEqual(new Set([409]));
    expect((await quiet.graphql('{ organization { id } }')).data.organization.id).toBe(quiet.id);
    opened.resolve();
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(203);
    expect(runs).toBe(3);
  });

  it('are told of a conflict at once if they are others', async () => {
    const send = await keyedRequests(app, loud);
    const first = send('conflict', waits).then((answer) => answer);
    while (runs === 0) await new Promise(setImmediate);
    const other = { query: 'mutation { other: waits }' };
    expect(codeOf(await send('conflict', other))).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
    opened.resolve();
    expect((await first).status).toBe(200);
    expect(runs).toBe(1);
  });

  it('leave their turn to the next when their callers go away', async () => {
    const send = await keyedRequests(app, loud);
    const first = send('left', waits).then((answer) => answer);
    while (runs === 0) await new Promise(setImmediate);
    const body = JSON.stringify(waits);
    const head = ['content-type: application/json', `content-length: ${body.length}`, 'idempotency-key: left'];
    const gone = await sendRaw(app, ['POST /graphql HTTP/1.1', ...head, `authorization: Bearer ${loud.apiKey}`], body);
    const stays = send('left', waits).then((answer) => answer);
    const noticed = new Promise((resolve) => gone.response.once('close', resolve));
    gone.socket.destroy();
    await noticed;
    opened.resolve();
    expect((await stays).text).toBe((await first).text);
    expect(runs).toBe(1);
  });
});
