import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { choosePort, PortTaken } from './free-port.js';

const host = '127.0.0.1';
let taken: Server | undefined;

/** Takes a free port and keeps it. */
async function takePort(): Promise<number> {
  const server = createServer();
  taken = server;
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

describe('the port', () => {
  afterEach(async () => {
    await new Promise((resolve) => (taken === undefined ? resolve(undefined) : taken.close(resolve)));
    taken = undefined;
  });

  it('is the one that was asked for', async () => {
    const port = await takePort();
    await new Promise((resolve) => taken?.close(resolve));
    taken = undefined;
    expect(await choosePort(host, port, 3_000)).toBe(port);
  });

  it('is refused in one line if it was asked for and is taken', async () => {
    const port = await takePort();
    const refusal = choosePort(host, port, 3_000);
    await expect(refusal).rejects.toThrow(PortTaken);
    await expect(refusal).rejects.toThrow(`port ${port} is in use; set PORT to another one`);
  });

  it('is the next free one if none was asked for', async () => {
    const port = await takePort();
    expect(await choosePort(host, undefined, port)).toBeGreaterThan(port);
  });

  it('is left to the system if 0 was asked for', async () => {
    expect(await choosePort(host, 0, 3_000)).toBe(0);
  });
});
