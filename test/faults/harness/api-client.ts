import { once } from 'node:events';
import { Agent, type ClientRequest, request } from 'node:http';

/** How one try of a request ended. */
export type Try =
  | { readonly kind: 'answered'; readonly status: number; readonly body: GraphqlBody; readonly closes: boolean }
  /** Nobody listened: the request was never there. */
  | { readonly kind: 'refused' }
  /** It was taken, or may have been, and no answer came. */
  | { readonly kind: 'dropped'; readonly because: string };

export interface GraphqlBody {
  // biome-ignore lint/suspicious/noExplicitAny: an answer's shape is its query's
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** A client with connections that it keeps, as any in earnest. It tries nothing again by itself. */
export class ApiClient {
  readonly #agent: Agent;

  constructor(
    readonly url: string,
    private readonly token: string,
    connections = 8,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  async send(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Try> {
    const body = JSON.stringify({ query, variables });
    const asked = request(`${this.url}/graphql`, {
      method: 'POST',
      agent: this.#agent,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${this.token}`,
        ...headers,
      },
    });
    asked.end(body);
    return await answerTo(asked);
  }

  /** What the operation answers, or why it does not. */
  async graphql(query: string, variables: object = {}, headers: Record<string, string> = {}) {
    const tried = await this.send(query, variables, headers);
    if (tried.kind !== 'answered') throw new Error(`the request was ${tried.kind}`);
    if (tried.body.errors) throw new Error(`${tried.status} ${JSON.stringify(tried.body.errors)}`);
    return tried.body.data;
  }

  /** A mutation with one input; its result, which has to be no problem. */
  async mutate(name: string, input: object, select: string, headers: Record<string, string> = {}) {
    const data = await this.graphql(mutationOf(name, select), { input }, headers);
    if (data[name].code !== undefined) throw new Error(`${name}: ${JSON.stringify(data[name])}`);
    return data[name];
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** @param select fields of its result, of one type: `Job { id }` */
export function mutationOf(name: string, select: string): string {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return `mutation($input: ${type}!) { ${name}(input: $input) { ... on ${select} ... on Problem { code message } } }`;
}

async function answerTo(asked: ClientRequest): Promise<Try> {
  try {
    const [response] = await once(asked, 'response');
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part);
    const text = Buffer.concat(parts).toString('utf8');
    return {
      kind: 'answered',
      status: response.statusCode,
      body: text.startsWith('{') ? JSON.parse(text) : {},
      closes: response.headers['connection'] === 'close',
    };
  } catch (error) {
    const { code = String(error), syscall } = error as NodeJS.ErrnoException;
    return syscall === 'connect' ? { kind: 'refused' } : { kind: 'dropped', because: code };
  }
}
