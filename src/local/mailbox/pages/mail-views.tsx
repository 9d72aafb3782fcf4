import type { VNode } from 'preact';
import { Link } from '../../../platform/html/link.js';
import { Name } from '../../../platform/html/name.js';
import type { ParsedMail } from '../mail-content.js';
import type { StoredMail } from '../mail-store.js';
import { LinkedText } from './linked-text.js';
import type { MailView } from './mail-view.js';

// More makes a phone's browser stutter; the download has all of it.
const SHOWN_SOURCE_BYTES = 256 * 1024;

export const mailViews: Readonly<Record<MailView, (mail: StoredMail, content: ParsedMail) => VNode>> = {
  html: (mail) => (
    <iframe
      class="sheet"
      src={`/mail/${mail.id}/html`}
      title="The mail as HTML"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerpolicy="no-referrer"
    />
  ),

  text: (_mail, { text }) =>
    text === null ? (
      <p class="notice">This mail has no text part: a reader without HTML sees nothing.</p>
    ) : (
      <section tabindex={0} aria-label="Text">
        <pre class="sheet text">
          <LinkedText text={text} />
        </pre>
      </section>
    ),

  headers: (_mail, { headers }) => (
    <table class="sheet headers">
      <thead>
        <tr>
          <th scope="col">Header</th>
          <th scope="col">Value, as sent</th>
        </tr>
      </thead>
      <tbody>
        {headers.map(({ name, value }) => (
          <tr>
            <th scope="row">{name}</th>
            <td>
              <Name text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  ),

  source: ({ id, envelope, raw }) => (
    <>
      <p class="notice">
        Envelope: from <code>&lt;{envelope.from}&gt;</code> to{' '}
        {envelope.to.map((address) => (
          <>
            <code>&lt;{address}&gt;</code>{' '}
          </>
        ))}
        ·{' '}
        <Link to={`/messages/${id}/raw`} download>
          Download all {raw.length.toLocaleString('en')} bytes
        </Link>
      </p>
      <section tabindex={0} aria-label="Source">
        <pre class="sheet source">{raw.subarray(0, SHOWN_SOURCE_BYTES).toString('utf8')}</pre>
      </section>
      {raw.length > SHOWN_SOURCE_BYTES ? <p class="notice">Only the first 256 KB are shown.</p> : null}
    </>
  ),
};
