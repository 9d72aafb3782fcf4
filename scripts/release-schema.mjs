// Keeps the schema as it is released: what later ones are compared with. Part of `npm run release`.
import { copyFile } from 'node:fs/promises';

const at = (path) => new URL(`../${path}`, import.meta.url);
await copyFile(at('src/schema.graphql'), at('docs/schema.released.graphql'));
