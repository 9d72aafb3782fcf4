import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { apiKey, apiUrl, kept, print } from './settings.ts';

// node examples/inbox/upload.ts candidates.csv dry-run
const [path = '', dryRun] = process.argv.slice(2);

const { connectionId } = await kept();
const address = new URL('/ats/imports', apiUrl);
address.searchParams.set('connection', connectionId);
address.searchParams.set('name', path.split('/').at(-1) ?? path);
if (dryRun === 'dry-run') address.searchParams.set('dry-run', 'true');
const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'text/csv' };
const response = await fetch(address, { method: 'POST', headers, body: await readFile(path) });
print(`sent: ${response.status}`);
