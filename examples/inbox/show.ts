import { setTimeout } from 'node:timers/promises';
import { Api, graphql } from '../ats/api.ts';
import { apiKey, apiUrl, kept, print } from './settings.ts';

const inbox = graphql(`
  query ($id: ID!) {
    atsIntegration(id: $id) {
      deliveries(first: 20) {
        nodes { event status failure detail rows { type remoteId status problemMessage } }
      }
    }
  }
`);

const api = new Api(apiUrl, apiKey);
const { connectionId } = await kept();

/** When everything that came was translated, or waits: a worker does it within a second. */
async function settled() {
  for (;;) {
    const { atsIntegration } = await api.ask(inbox, { id: connectionId });
    const deliveries = atsIntegration?.deliveries.nodes ?? [];
    if (deliveries.every(({ status, failure }) => status !== 'PENDING' || failure !== null)) return deliveries;
    await setTimeout(100);
  }
}

for (const { event, status, failure, detail, rows } of (await settled()).toReversed()) {
  print([event, status, failure, detail].filter((each) => each !== null).join(' '));
  for (const row of rows) {
    const told = [row.type.toLowerCase(), row.remoteId, row.status ?? 'PROBLEM', row.problemMessage];
    print(`  ${told.filter((each) => each !== null).join(' ')}`);
  }
}
