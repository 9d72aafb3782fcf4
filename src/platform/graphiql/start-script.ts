/**
 * Starts GraphiQL with the page's settings. What is typed lives in the session's storage: it may name candidates, so
 * it ends with the tab, and another project's GraphiQL on the same port leaves nothing here. Headers are not stored.
 */
export const startScript = `const settings = JSON.parse(document.getElementById('settings').textContent);

// Read by GraphiQL's dialogs for the one style element that they add.
globalThis.__webpack_nonce__ = settings.styleNonce;

// The history repeats the headers of every run, and does not ask whether headers are stored: it ends with the page.
const historyKeys = ['graphiql:queries', 'graphiql:favorites'];
const storage = {
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => historyKeys.includes(key) || sessionStorage.setItem(key, value),
  removeItem: (key) => sessionStorage.removeItem(key),
  clear: () => sessionStorage.clear(),
  get length() {
    return sessionStorage.length;
  },
};

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: settings.graphqlPath }),
    defaultQuery: settings.defaultQuery,
    defaultHeaders: settings.defaultHeaders ? JSON.stringify(settings.defaultHeaders, null, 2) : undefined,
    defaultEditorToolsVisibility: 'headers',
    shouldPersistHeaders: false,
    storage,
  }),
);
`;
