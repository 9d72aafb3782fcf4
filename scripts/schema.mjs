// Rewrites from the classes what clients build on: src/schema.graphql and docs/possible-types.json. `npm run schema`.
import { writeFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import '../test/support/run-typescript.mjs';

const { schemaText } = await import('./schema-text.ts');
const { possibleTypesText } = await import('./possible-types.ts');
const text = await schemaText();
await writeFile(new URL('../src/schema.graphql', import.meta.url), text);
await writeFile(new URL('../docs/possible-types.json', import.meta.url), possibleTypesText(buildSchema(text)));
