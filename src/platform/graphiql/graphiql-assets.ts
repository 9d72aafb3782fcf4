import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { icon } from './icon.js';
import { startScript } from './start-script.js';
import { stylesheet } from './stylesheet.js';

export interface GraphiqlAsset {
  readonly path: string;
  readonly type: string;
  readonly content: Buffer;
  /** Changes with the content: an ETag. */
  readonly version: string;
}

export const ASSETS_PATH = '/graphiql/assets';

const { resolve } = createRequire(import.meta.url);

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

/** Everything the page loads. Nothing else is served: each file has a route of its own, and no path is read from a request. */
export async function graphiqlAssets(): Promise<readonly GraphiqlAsset[]> {
  return [
    asset('react.js', 'js', await packaged('react', 'umd/react.production.min.js')),
    asset('react-dom.js', 'js', await packaged('react-dom', 'umd/react-dom.production.min.js')),
    asset('graphiql.js', 'js', await packaged('graphiql', 'graphiql.min.js')),
    asset('graphiql.css', 'css', await packaged('graphiql', 'graphiql.min.css')),
    asset('start.js', 'js', Buffer.from(startScript)),
    asset('page.css', 'css', Buffer.from(stylesheet)),
    asset('icon.svg', 'svg', Buffer.from(icon)),
  ];
}

/** A file of an installed package. The packages export their manifest, but not their browser bundles. */
function packaged(name: string, file: string): Promise<Buffer> {
  return readFile(join(dirname(resolve(`${name}/package.json`)), file));
}

function asset(name: string, type: keyof typeof types, content: Buffer): GraphiqlAsset {
  const version = `"${createHash('sha256').update(content).digest('base64url')}"`;
  return { path: `${ASSETS_PATH}/${name}`, type: types[type], content, version };
}
