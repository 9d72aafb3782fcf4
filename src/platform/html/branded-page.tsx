import type { ComponentChildren } from 'preact';
import { Name } from './name.js';
import { Page, renderPage } from './page.js';
import { brandPath, STYLESHEET_PATH } from './page-assets.js';

/** BCP 47, and the direction in which it is written. */
export interface PageLanguage {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** How an organization shows itself on its pages. */
export interface PageBrand {
  readonly name: string;
  readonly colour: string | null;
  /** A path of this server. */
  readonly logo: `/${string}` | null;
}

/** A whole page in a reader's language, in an organization's name. */
export function brandedPage(
  { locale, direction }: PageLanguage,
  { name, colour, logo }: PageBrand,
  title: string,
  content: ComponentChildren,
): string {
  return renderPage(
    <Page locale={locale} direction={direction} title={title} stylesheet={STYLESHEET_PATH} brand={brandPath(colour)}>
      <header class="brand">
        {logo ? <img src={logo} alt={name} width="192" height="64" /> : <Name text={name} />}
      </header>
      <main>{content}</main>
    </Page>,
  );
}
