import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { localhostCertificate, localhostKey } from './localhost-certificate.js';

/** A white dot. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

/** The same with so many bytes: what follows its end is no part of the picture. */
export function pngOf(bytes: number): Buffer {
  return Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length, 7)]);
}

/** Where an organization keeps its logos: by path, with what is answered. */
export interface LogoServer {
  readonly url: string;
  readonly asked: string[];
  stop(): Promise<void>;
}

export async function startLogoServer(
  files: Readonly<Record<string, { readonly status?: number; readonly type: string; readonly content: Buffer }>>,
): Promise<LogoServer> {
  const asked: string[] = [];
  const server: Server = createServer({ cert: localhostCertificate, key: localhostKey }, (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const file = files[path];
    const headers = {
      'content-type': file?.type ?? 'text/plain',
      ...(file?.status === 302 ? { location: '/logo.png' } : {}),
    };
    response.writeHead(file === undefined ? 404 : (file.status ?? 200), headers).end(file?.content ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
