import { initGraphQLTada, type TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql';
import type { introspection } from '../schema.d.ts';

/** A document of the schema: what it takes and gives is known to the compiler. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { ID: string; Date: string; DateTime: string };
}>();

/** What a mutation answers where it changes nothing. */
interface Refused {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
}

export class Api {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  /**
   * @param idempotencyKey the same for the same request: sent again because its answer was lost, it has one effect
   * @throws what GraphQL calls an error: a fault of ours, or of the service
   */
  async ask<Result, Variables>(
    document: TadaDocumentNode<Result, Variables>,
    variables: Variables,
    idempotencyKey?: string,
  ): Promise<Result> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#key}`,
        'content-type': 'application/json',
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      body: JSON.stringify({ query: print(document), variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Result; errors?: readonly { message: string }[] };
    if (errors !== undefined || data === undefined) throw new Error(JSON.stringify(errors));
    return data;
  }
}

/** The one result that was hoped for; every other one is told. */
export function expected<Result extends { readonly __typename: string }, Name extends Result['__typename']>(
  result: Result | null,
  name: Name,
): Extract<Result, { readonly __typename: Name }> {
  if (result?.__typename === name) return result as Extract<Result, { readonly __typename: Name }>;
  const { __typename: type, code, message } = (result ?? {}) as Partial<Refused>;
  throw new Error(`${type} instead of ${name}: ${code} ${message}`);
}
