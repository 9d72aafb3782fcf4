import { createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { apiUrl, kept, print } from './settings.ts';

// node examples/inbox/send.ts greenhouse candidate_stage_change
const [vendor = '', ...samples] = process.argv.slice(2);

type Headers = Record<string, string>;
type Sign = (body: string, secret: string, event: string) => { readonly headers: Headers; readonly body: string };

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

/** The HMAC of the body in a header, behind a prefix. */
const ofBody =
  (header: string, prefix: string): Sign =>
  (body, secret) => ({ headers: { [header]: prefix + hmac(secret, body) }, body });

/** How each vendor signs what it sends. */
const signs: Record<string, Sign> = {
  ashby: ofBody('ashby-signature', 'sha256='),
  generic: ofBody('x-signature', 'sha256='),
  greenhouse: (body, secret) => ({
    headers: { signature: `sha256 ${hmac(secret, body)}`, 'greenhouse-event-id': randomUUID() },
    body,
  }),
  lever: (body, secret) => {
    // What was triggered long ago may be a recording.
    const said = { ...JSON.parse(body), triggeredAt: Date.now() };
    // Each delivery has a token of its own; nothing else in the body is signed.
    const token = randomUUID().replaceAll('-', '');
    const signature = hmac(secret, `${token}${said.triggeredAt}`);
    return { headers: {}, body: JSON.stringify({ ...said, token, signature }) };
  },
  recruitee: ofBody('x-recruitee-signature', ''),
  smartrecruiters: (body, secret, event) => {
    const [id, version, link] = [randomUUID(), 'v201910', '<https://api.smartrecruiters.com>; rel=self'];
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = hmac(secret, [timestamp, body, id, event, version, link].join('.'));
    const own = { 'event-id': id, 'event-name': event, 'event-version': version, link };
    return {
      headers: { ...own, 'smartrecruiters-timestamp': timestamp, 'smartrecruiters-signature': `v1=${signature}` },
      body,
    };
  },
  workable: ofBody('x-workable-signature', ''),
};

const sign = signs[vendor];
if (sign === undefined) throw new Error(`name a vendor: ${Object.keys(signs).join(', ')}`);
const { url, secret } = await kept();
// The address as the service is reached from here.
const inbox = new URL(new URL(url, apiUrl).pathname, apiUrl);
for (const sample of samples) {
  const bytes = await readFile(new URL(`../../docs/ats/samples/${vendor}/${sample}.json`, import.meta.url), 'utf8');
  const { headers, body } = sign(bytes, secret, sample);
  const { status } = await fetch(inbox, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  print(`${sample}: ${status}`);
}
