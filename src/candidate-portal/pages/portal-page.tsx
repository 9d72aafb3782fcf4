import type { ComponentChildren } from 'preact';
import { Page, renderPage } from '../../platform/html/page.js';
import { STYLESHEET_PATH } from '../../platform/html/page-assets.js';
import type { PortalWords } from '../words/portal-words.js';

/** A whole page in a reader's language. */
export function portalPage({ locale, direction }: PortalWords, title: string, content: ComponentChildren): string {
  return renderPage(
    <Page locale={locale} direction={direction} title={title} stylesheet={STYLESHEET_PATH}>
      <main>
        <h1>{title}</h1>
        {content}
      </main>
    </Page>,
  );
}
