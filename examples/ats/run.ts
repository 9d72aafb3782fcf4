import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { Api, expected, graphql } from './api.ts';
import { begin, catchUp } from './follow.ts';
import { listen } from './listen.ts';
import { type AtsApplication, load } from './load.ts';
import { Mirror } from './mirror.ts';
import { expectDecision } from './sync.ts';

const createEndpoint = graphql(`
  mutation CreateEndpoint($input: CreateWebhookEndpointInput!) {
    createWebhookEndpoint(input: $input) {
      __typename
      ... on WebhookEndpointWithSecret { secret webhookEndpoint { id } }
      ... on Problem { code message }
    }
  }
`);

const deleteEndpoint = graphql(`
  mutation DeleteEndpoint($input: DeleteWebhookEndpointInput!) {
    deleteWebhookEndpoint(input: $input) { __typename ... on Problem { code message } }
  }
`);

const applications: readonly AtsApplication[] = [
  {
    id: 'application-1',
    stage: 'Interview',
    job: { id: 'job-1', title: 'Staff Engineer' },
    candidate: { id: 'person-1', name: 'Noor Haddad', email: 'noor.haddad@example.test' },
  },
  {
    id: 'application-2',
    stage: 'Screening',
    job: { id: 'job-1', title: 'Staff Engineer' },
    candidate: { id: 'person-2', name: 'Ana Ríos', email: 'ana.rios@example.test' },
  },
];

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Looks again until it is so; gives up after half a minute. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let looked = 0; looked < 300; looked += 1) {
    if (await holds()) return;
    await delay(100);
  }
  throw new Error('it took too long');
}

const { FOLLOWTHROUGH_URL: url, FOLLOWTHROUGH_KEY: key } = process.env;
if (url === undefined || key === undefined) throw new Error('set FOLLOWTHROUGH_URL and FOLLOWTHROUGH_KEY');
const say = (line: string) => process.stdout.write(`${line}\n`);

const api = new Api(url, key);
const mirror = new Mirror();
await begin(api, mirror);

const ids = await load(api, applications);
const again = await load(api, applications);
say(`loaded ${ids.size}, the same ${[...again].filter(([id, row]) => ids.get(id) === row).length} again`);

const listener = await listen((event) => void mirror.take(event));
const made = await api.ask(createEndpoint, { input: { url: listener.url, description: 'The example' } });
const { secret, webhookEndpoint } = expected(made.createWebhookEndpoint, 'WebhookEndpointWithSecret');
listener.trust(secret);

const first = ids.get('application-1') ?? '';
await expectDecision(api, first, inDays(10));
await until(() => mirror.latest(first)?.type === 'timeline.set.v1');
say('heard by webhook: timeline.set.v1');

// Nobody listens any more, and things go on.
await listener.stop();
await expectDecision(api, first, inDays(17));
await until(async () => {
  await catchUp(api, mirror);
  return mirror.latest(first)?.type === 'timeline.extended.v1';
});
say(`read in the feed after the outage: ${mirror.latest(first)?.type}`);
const fresh = await catchUp(api, mirror);
say(`nothing is left: ${fresh}`);
await api.ask(deleteEndpoint, { input: { webhookEndpointId: webhookEndpoint.id } });
