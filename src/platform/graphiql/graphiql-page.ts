import { ASSETS_PATH } from './graphiql-assets.js';

/** What the start script reads: the shape of `#settings`. */
export interface GraphiqlSettings {
  readonly graphqlPath: string;
  readonly defaultHeaders: Readonly<Record<string, string>> | null;
  readonly defaultQuery: string;
  readonly styleNonce: string;
}

/** The page without any script of its own: the settings are data, which the start script reads. */
export function graphiqlPage({ graphqlPath, defaultHeaders, defaultQuery, styleNonce }: GraphiqlSettings): string {
  const settings: GraphiqlSettings = { graphqlPath, defaultHeaders, defaultQuery, styleNonce };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>GraphiQL</title>
<link rel="icon" href="${ASSETS_PATH}/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${ASSETS_PATH}/graphiql.css">
<link rel="stylesheet" href="${ASSETS_PATH}/page.css">
<script id="settings" type="application/json">${embedded(settings)}</script>
<script src="${ASSETS_PATH}/react.js" defer></script>
<script src="${ASSETS_PATH}/react-dom.js" defer></script>
<script src="${ASSETS_PATH}/graphiql.js" defer></script>
<script src="${ASSETS_PATH}/start.js" type="module"></script>
</head>
<body>
<main id="graphiql"><p>Loading GraphiQL …</p></main>
<noscript><p>GraphiQL needs JavaScript. The API itself answers without: POST an operation to its endpoint.</p></noscript>
</body>
</html>
`;
}

/** JSON that cannot end the element around it: `<` occurs in JSON only inside strings, where it may be written so. */
function embedded(settings: GraphiqlSettings): string {
  return JSON.stringify(settings).replaceAll('<', '\\u003c');
}
