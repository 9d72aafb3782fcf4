import type { Child } from '../support/child.ts';
import type { LoadRequest } from '../support/load.ts';
import type { ServerSettings } from '../support/serve.ts';
import type { Contender } from './contenders.ts';
import type { Tenant } from './data.ts';

/** A server that listens, and one checked request of each tenant. */
export interface Running {
  readonly contender: Contender;
  readonly child: Child;
  readonly url: string;
  readonly requests: readonly LoadRequest[];
}

// The service's own default; every server gets as many connections.
const poolSize = 10;

export async function startContender(
  contender: Contender,
  child: Child,
  tenants: readonly Tenant[],
  {
    serviceUrl,
    code,
    shippedRates = false,
  }: Pick<ServerSettings, 'code' | 'shippedRates'> & { readonly serviceUrl: string },
): Promise<Running> {
  const organizationOfKey = Object.fromEntries(tenants.map((each) => [`Bearer ${each.apiKey}`, each.organizationId]));
  const settings: ServerSettings = { databaseUrl: serviceUrl, poolSize, organizationOfKey, code, shippedRates };
  const { port } = await child.ask<{ port: number }>({ start: settings });
  const url = `http://127.0.0.1:${port}/graphql`;
  const requests: LoadRequest[] = [];
  for (const tenant of tenants) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tenant.apiKey}` };
    const body = contender.body(tenant);
    const answer = await fetch(url, { method: 'POST', headers, body });
    const expected = await answer.text();
    if (answer.status !== 200) throw new Error(`${contender.name} answered ${answer.status}: ${expected}`);
    requests.push({ headers, body, expected });
  }
  return { contender, child, url, requests };
}
