import process from 'node:process';
import { Api, expected, graphql } from '../ats/api.ts';
import { apiKey, apiUrl, keep, print, type Vendor, vendors } from './settings.ts';

// node examples/inbox/connect.ts GREENHOUSE decision_by
const [vendor = '', decisionDateField] = process.argv.slice(2);
if (!(vendors as readonly string[]).includes(vendor)) throw new Error(`name a vendor: ${vendors.join(', ')}`);

const create = graphql(`
  mutation ($input: CreateAtsIntegrationInput!) {
    createAtsIntegration(input: $input) {
      __typename
      ... on AtsIntegration { id }
      ... on Problem { code message }
    }
  }
`);

const rotate = graphql(`
  mutation ($input: RotateAtsSecretInput!) {
    rotateAtsSecret(input: $input) {
      __typename
      ... on AtsInboxWithSecret { secret atsInbox { url } }
      ... on Problem { code message }
    }
  }
`);

const api = new Api(apiUrl, apiKey);
const input = { vendor: vendor as Vendor, decisionDateField: decisionDateField ?? null };
const made = expected((await api.ask(create, { input })).createAtsIntegration, 'AtsIntegration');
const set = (await api.ask(rotate, { input: { atsIntegrationId: made.id } })).rotateAtsSecret;
const { secret, atsInbox } = expected(set, 'AtsInboxWithSecret');
await keep({ connectionId: made.id, secret, url: atsInbox.url });
print('connected; the address and the secret for the other system are in connection.json');
