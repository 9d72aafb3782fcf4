import type { TestOrganization } from '../test-organization.js';

/** A connection to another system, made as an integrator makes it. */
export async function connectAts(
  org: TestOrganization,
  vendor: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const query = `mutation($input: CreateAtsConnectionInput!) { createAtsConnection(input: $input) {
    __typename ... on AtsConnection { id } ... on Problem { code message } } }`;
  const { data, errors } = await org.graphql(query, { input: { vendor, ...more } });
  const id = data?.createAtsConnection?.id;
  if (typeof id !== 'string') throw new Error(JSON.stringify(errors ?? data));
  return id;
}
