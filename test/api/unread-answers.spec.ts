import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../src/platform/access/permission.js';
import { type PlantedApp, startPlantedApp } from '../support/planted-app.js';
import { askRaw, type RawRequest, readToTheEnd } from '../support/raw-request.js';
import type { TestOrganization } from '../support/test-organization.js';

const mebibyte = 1_048_576;
// More than the operating system holds for a connection whose reader does not read.
const large = 12;

@Resolver()
class LargeResolver {
  @Permission('reads')
  @Query(() => String, { description: 'A text of that many MiB.' })
  large(@Args('size', { type: () => Int, description: 'MiB.' }) size: number): string {
    return 'x'.repeat(size * mebibyte);
  }
}

@Module({ providers: [LargeResolver] })
class LargeModule {}

let app: PlantedApp;
let loud: TestOrganization;
let quiet: TestOrganization;
let requests: RawRequest[];

async function start(options: Parameters<typeof startPlantedApp>[1]): Promise<void> {
  app = await startPlantedApp(LargeModule, options);
  [loud, quiet] = [await app.organization(), await app.organization()];
  requests = [];
}
afterEach(async () => {
  for (const { socket } of requests) socket.destroy();
  await app.stop();
});

/** Asks for a large answer, and returns when it has been computed and waits to be read. */
async function leaveUnread(org: TestOrganization): Promise<RawRequest> {
  const request = await askRaw(app, org.apiKey, `{ large(size: ${large}) }`);
  requests.push(request);
  while (!request.response.writableEnded) await new Promise(setImmediate);
  return request;
}

const isUnread = ({ response }: RawRequest) => !response.writableFinished && !response.destroyed;

/** Until the service has given the answer up. */
async function givenUp({ response }: RawRequest): Promise<void> {
  if (!response.destroyed) await once(response, 'close');
  expect(response.writableFinished).toBe(false);
}

// However busy the machine is that runs the test.
const unhurried = 1_000_000;
const unbounded = { each: 1_000 * mebibyte, together: 1_000 * mebibyte };

describe('an answer that is not read', () => {
  it('takes the API from nobody: its place was given back when it was computed', async () => {
    const places = 1;
    await start({ settings: { API_CONCURRENCY: String(places) }, unread: [unhurried, unbounded] });
    for (let count = 1; count <= places + 2; count += 1) await leaveUnread(loud);
    for (let count = 1; count <= 3; count += 1) {
      for (const org of [quiet, loud]) {
        expect(await org.graphql('{ organization { id } }')).toMatchObject({ data: { organization: { id: org.id } } });
      }
    }
    expect(requests.map(isUnread)).toEqual(Array(places + 2).fill(true));
    // Nothing of it was lost: it waits for its reader.
    const [first] = requests as [RawRequest];
    const read = once(first.response, 'close');
    first.socket.resume();
    await read;
    expect(first.response.writableFinished).toBe(true);
  });

  it('is given up after a while, and what its reader has of it is no answer', async () => {
    await start({ unread: [200, unbounded] });
    const request = await leaveUnread(loud);
    await givenUp(request);
    const [head = '', body = ''] = (await readToTheEnd(request)).split('\r\n\r\n');
    const length = Number(/content-length: (\d+)/.exec(head)?.[1]);
    expect(length).toBeGreaterThan(large * mebibyte);
    expect(body.length).toBeLessThan(length);
    expect(app.logged.filter(({ msg }) => msg === 'an answer is given up')).toEqual([
      expect.objectContaining({ organizationId: loud.id, bytes: length, because: 'it was not read in time' }),
    ]);
  });

  it('is given up when too many are held: of its organization, or of whoever has most of them, and the oldest first', async () => {
    const most = { each: 2.5 * large * mebibyte, together: 3.5 * large * mebibyte };
    await start({ unread: [unhurried, most] });
    const third = await app.organization();
    // However large it is, if it is the only one.
    expect((await quiet.graphql(`{ large(size: ${3 * large}) }`)).data.large).toHaveLength(3 * large * mebibyte);
    const theirs = await leaveUnread(quiet);
    const ours = [await leaveUnread(loud), await leaveUnread(loud), await leaveUnread(loud)] as const;
    await givenUp(ours[0]);
    expect([ours[1], ours[2], theirs].map(isUnread)).toEqual([true, true, true]);
    const another = await leaveUnread(third);
    await givenUp(ours[1]);
    expect([ours[2], theirs, another].map(isUnread)).toEqual([true, true, true]);
  });
});
