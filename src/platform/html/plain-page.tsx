import { Form } from './form.js';
import { Page, renderPage } from './page.js';
import { STYLESHEET_PATH } from './page-assets.js';

interface PlainWords {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly text: string;
  /** Of the button that asks for another link, if the one that was followed opens nothing. */
  readonly renew?: string | null;
}

/** A title and what it means, in nobody's name: for a link that opens nothing, whatever is wrong with it, and for what cannot be done. */
export function plainPage({ locale, direction, title, text, renew = null }: PlainWords): string {
  return renderPage(
    <Page locale={locale} direction={direction} title={title} stylesheet={STYLESHEET_PATH}>
      <main>
        <h1>{title}</h1>
        <p>{text}</p>
        {renew === null ? null : <Form token="" does="renew" send={renew} />}
      </main>
    </Page>,
  );
}
