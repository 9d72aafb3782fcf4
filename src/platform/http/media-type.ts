import Negotiator from 'negotiator';

/** As what an answer of GraphQL goes out. */
export interface MediaType {
  readonly contentType: string;
  /** Its reader takes no status but 200 for an answer of GraphQL: any other could be that of a proxy. */
  readonly believes200Alone: boolean;
}

const json = 'application/json; charset=utf-8';
const graphqlResponse = 'application/graphql-response+json; charset=utf-8';

/** For who takes anything: older clients, and people with curl. They get plain JSON, and look at the status. */
export const anyJson: MediaType = { contentType: json, believes200Alone: false };

/** For who asks for it by name: a client from before there was another type. */
export const namedJson: MediaType = { contentType: json, believes200Alone: true };

export const graphqlJson: MediaType = { contentType: graphqlResponse, believes200Alone: false };

/**
 * What a client likes best of what there is; null if it likes none of it. No Accept, or an empty one, is any.
 * @param accept the header, if there is one
 */
export function negotiate(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept === '*/*' || accept.trim() === '') return anyJson;
  const known = negotiated.get(accept);
  if (known !== undefined) return known;
  const mediaType = bestOf(accept);
  if (negotiated.size < mostNegotiated) negotiated.set(accept, mediaType);
  return mediaType;
}

// Clients send one of a few dozen headers, each the same with every request.
const mostNegotiated = 100;
const negotiated = new Map<string, MediaType | null>();

function bestOf(accept: string): MediaType | null {
  const [best] = new Negotiator({ headers: { accept } }).mediaTypes([json, graphqlResponse]);
  if (best === graphqlResponse) return graphqlJson;
  if (best === undefined) return null;
  return /application\/json/i.test(accept) ? namedJson : anyJson;
}
