import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import type { GraphiqlSettings } from './graphiql-page.js';
import { startScript } from './start-script.js';

interface GraphiqlProps {
  readonly fetcher: { readonly url: string };
  readonly defaultHeaders: string | undefined;
  readonly shouldPersistHeaders: boolean;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'>;
}

const settings: GraphiqlSettings = {
  graphqlPath: '/graphql',
  defaultHeaders: { Authorization: 'Bearer ft_test_key' },
  defaultQuery: '{ viewer { __typename } }',
  styleNonce: 'bm9uY2U=',
};

/** Runs the script with stand-ins for the browser's parts, and tells what GraphiQL was given. */
function start(given: Partial<GraphiqlSettings> = {}) {
  const stored = new Map<string, string>();
  const rendered: GraphiqlProps[] = [];
  const page = {
    document: { getElementById: () => ({ textContent: JSON.stringify({ ...settings, ...given }) }) },
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
      clear: () => stored.clear(),
      get length() {
        return stored.size;
      },
    },
    GraphiQL: { createFetcher: (options: { url: string }) => options },
    React: { createElement: (_component: unknown, props: GraphiqlProps) => props },
    ReactDOM: { createRoot: () => ({ render: (props: GraphiqlProps) => rendered.push(props) }) },
    __webpack_nonce__: undefined,
  };
  runInNewContext(startScript, page);
  const [props] = rendered;
  if (props === undefined) throw new Error('nothing was rendered');
  return { page, stored, props };
}

describe('The script that starts GraphiQL', () => {
  it('sends to the given endpoint, and fills the headers editor with the given headers', () => {
    const { props } = start();
    expect(props.fetcher.url).toBe('/graphql');
    expect(JSON.parse(props.defaultHeaders ?? '')).toEqual(settings.defaultHeaders);
    expect(start({ defaultHeaders: null }).props.defaultHeaders).toBeUndefined();
  });

  it('gives the dialogs the nonce that the policy allows', () => {
    expect(start().page.__webpack_nonce__).toBe(settings.styleNonce);
  });

  it('keeps the query for the session, but no headers: neither those of the editor nor those of the history', () => {
    const { props, stored } = start();
    props.storage.setItem('graphiql:query', '{ viewer { __typename } }');
    props.storage.setItem('graphiql:queries', '{"queries":[{"headers":"Bearer ft_live_key"}]}');
    props.storage.setItem('graphiql:favorites', '{"favorites":[{"headers":"Bearer ft_live_key"}]}');
    expect(props.shouldPersistHeaders).toBe(false);
    expect([...stored.keys()]).toEqual(['graphiql:query']);
    expect(props.storage.getItem('graphiql:query')).toBe('{ viewer { __typename } }');
    props.storage.removeItem('graphiql:query');
    expect(props.storage.length).toBe(0);
  });
});
