import type { TestOrganization } from '../test-organization.js';

/** A connection to another system, made as an integrator makes it. */
export async function connectAts(
  org: TestOrganization,
  vendor: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const query = `mutation($input: CreateAtsIntegrationInput!) { createAtsIntegration(input: $input) {
    __typename ... on AtsIntegration { id } ... on Problem { code message } } }`;
  const { data, errors } = await org.graphql(query, { input: { vendor, ...more } });
  const id = data?.createAtsIntegration?.id;
  if (typeof id !== 'string') throw new Error(JSON.stringify(errors ?? data));
  return id;
}
