import { html, type Markup } from './html.js';

interface PageParts {
  readonly title: string;
  /** More for the head than every page has. */
  readonly head?: Markup;
  readonly body: Markup;
}

export function page({ title, head, body }: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/mailbox.css">
${head}
</head>
<body>
${body}
</body>
</html>
`.source;
}
