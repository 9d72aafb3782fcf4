import type { MailContent } from '../mail-content.js';
import type { StoredMail } from '../mail-store.js';
import { html, type Markup } from './html.js';
import { linkedText } from './linked-text.js';
import type { MailView } from './mail-view.js';

// More makes a phone's browser stutter; the download has all of it.
const SHOWN_SOURCE_BYTES = 256 * 1024;

export const mailViews: Readonly<Record<MailView, (mail: StoredMail, content: MailContent) => Markup>> = {
  html: (mail) => html`<iframe class="sheet" src="/mail/${mail.id}/html" title="The mail as HTML"
sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`,

  text: (_mail, { text }) =>
    text === null
      ? html`<p class="notice">This mail has no text part: a reader without HTML sees nothing.</p>`
      : html`<pre class="sheet text" tabindex="0" aria-label="Text">${linkedText(text)}</pre>`,

  headers: (_mail, { headers }) => html`<table class="sheet headers">
<thead><tr><th scope="col">Header</th><th scope="col">Value, as sent</th></tr></thead>
<tbody>${headers.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td><bdi>${value}</bdi></td></tr>\n`)}</tbody>
</table>`,

  source: ({ id, envelope, raw }) => html`<p class="notice">Envelope: from <code>&lt;${envelope.from}&gt;</code> to
${envelope.to.map((address) => html`<code>&lt;${address}&gt;</code> `)}·
<a href="/messages/${id}/raw" download>Download all ${raw.length.toLocaleString('en')} bytes</a></p>
<pre class="sheet source" tabindex="0" aria-label="Source">${raw.subarray(0, SHOWN_SOURCE_BYTES).toString('utf8')}</pre>
${raw.length > SHOWN_SOURCE_BYTES && html`<p class="notice">Only the first 256 KB are shown.</p>`}`,
};
