import { createServer } from 'node:net';

/** A port that was asked for is taken by another program. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

// Enough for every service a developer leaves running beside this one.
const tries = 50;

/** The port asked for, or the first free one from `from`. Throws PortTaken if the one asked for is not to be had. */
export async function choosePort(host: string, asked: number | undefined, from: number): Promise<number> {
  if (asked !== undefined) {
    if (asked === 0 || (await isFree(host, asked))) return asked;
    throw new PortTaken(`port ${asked} is in use; set PORT to another one`);
  }
  for (let port = from; port < from + tries; port += 1) if (await isFree(host, port)) return port;
  throw new PortTaken(`no free port from ${from} to ${from + tries - 1}; set PORT`);
}

async function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => resolve(true));
  });
  if (listening) await new Promise((resolve) => server.close(resolve));
  return listening;
}
