import { Form } from './form.js';
import { Page, renderPage } from './page.js';
import { STYLESHEET_PATH } from './page-assets.js';

interface DeadLinkWords {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly text: string;
  /** Of the button that asks for another; null where it was asked for. */
  readonly renew: string | null;
}

/** For a link that opens nothing, whatever is wrong with it: the page tells nothing of why. */
export function deadLinkPage({ locale, direction, title, text, renew }: DeadLinkWords): string {
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
