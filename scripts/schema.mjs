// Rewrites from the classes what clients build on: src/schema.graphql, docs/possible-types.json and examples/schema.d.ts.
// `npm run schema`.
import { writeFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import '../test/support/run-typescript.mjs';

const { schemaText } = await import('./schema-text.ts');
const { possibleTypesText } = await import('./possible-types.ts');
const { exampleTypes } = await import('./example-types.ts');
const text = await schemaText();
await writeFile(new URL('../src/schema.graphql', import.meta.url), text);
await writeFile(new URL('../docs/possible-types.json', import.meta.url), possibleTypesText(buildSchema(text)));
await writeFile(new URL('../examples/schema.d.ts', import.meta.url), exampleTypes(buildSchema(text)));
