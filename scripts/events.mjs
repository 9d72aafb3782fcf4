// Rewrites docs/events from the catalogue of events: a JSON Schema for each type, and one OpenAPI document. `npm run events`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import '../test/support/run-typescript.mjs';

const { eventDocuments } = await import('../src/webhooks/catalogue/event-documents.ts');
const folder = new URL('../docs/events/', import.meta.url);
await rm(folder, { recursive: true, force: true });
await mkdir(folder);
for (const [name, text] of eventDocuments()) await writeFile(new URL(name, folder), text);
