// Rewrites src/schema.graphql from the classes: `npm run schema`.
import { writeFile } from 'node:fs/promises';
import '../test/support/run-typescript.mjs';

const { schemaText } = await import('./schema-text.ts');
await writeFile(new URL('../src/schema.graphql', import.meta.url), await schemaText());
