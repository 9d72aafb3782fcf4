import { setTimeout } from 'node:timers/promises';
import { Api, graphql } from '../ats/api.ts';
import { apiKey, apiUrl, kept, print } from './settings.ts';

const latest = graphql(`
  query ($id: ID!) {
    atsIntegration(id: $id) {
      imports(first: 1) {
        nodes { status preset encoding rowCount faultMessage reportPath }
      }
    }
  }
`);

const api = new Api(apiUrl, apiKey);
const { connectionId } = await kept();

/** The file that was sent last, when it is done with. */
async function settled() {
  for (;;) {
    const { atsIntegration } = await api.ask(latest, { id: connectionId });
    const [last] = atsIntegration?.imports.nodes ?? [];
    if (last !== undefined && last.status !== 'PENDING') return last;
    await setTimeout(100);
  }
}

const { status, preset, encoding, rowCount, faultMessage, reportPath } = await settled();
print([status, `${rowCount} records`, preset, encoding, faultMessage].filter((each) => each !== null).join(', '));
const report = await fetch(new URL(reportPath, apiUrl), { headers: { authorization: `Bearer ${apiKey}` } });
// Of each record: which, in which line, what became of it, and why.
for (const line of (await report.text()).trim().split('\r\n')) print(line.split(',').slice(0, 5).join(','));
