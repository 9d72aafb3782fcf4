import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

interface PageProps {
  /** BCP 47. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  /** Paths of this server. */
  readonly stylesheet: string;
  /** A style sheet after it: the organization's colour. */
  readonly brand?: string | null;
  readonly icon?: string;
  /** More for the head than every page has. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A whole document. Pages are for who has their address: nobody else is to find them. */
export function Page({ locale, direction, title, stylesheet, brand = null, icon, head, children }: PageProps) {
  return (
    <html lang={locale} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {icon === undefined ? null : <link rel="icon" href={icon} type="image/svg+xml" />}
        <link rel="stylesheet" href={stylesheet} />
        {brand === null ? null : <link rel="stylesheet" href={brand} />}
        {head}
      </head>
      <body>{children}</body>
    </html>
  );
}

export function renderPage(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}\n`;
}
