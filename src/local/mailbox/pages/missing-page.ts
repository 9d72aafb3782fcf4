import { html } from './html.js';
import { page } from './page.js';

export function missingPage(): string {
  return page({
    title: 'Not found · Mailbox',
    body: html`<nav class="back"><a href="/">← All mails</a></nav>
<main>
<h1>There is nothing here</h1>
<p>Mails are kept in memory: this one has made room for newer ones, or the service was restarted since.</p>
</main>`,
  });
}
