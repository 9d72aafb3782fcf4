import type { MailStoreLimits, StoredMail } from '../mail-store.js';
import { html, type Markup } from './html.js';
import { shortMoment } from './moment.js';
import { page } from './page.js';
import { REFRESH_SECONDS } from './refresh-script.js';
import { subjectOf } from './subject.js';

interface ListFacts {
  readonly mails: readonly StoredMail[];
  readonly smtpUrl: string;
  readonly limits: MailStoreLimits;
}

/** An entity tag: the list is the same while its newest mail and its length are. */
export function listVersion(mails: readonly StoredMail[]): string {
  return `"${mails[0]?.id ?? 'empty'}.${mails.length}"`;
}

export function listPage({ mails, smtpUrl, limits }: ListFacts): string {
  return page({
    title: mails.length > 0 ? `(${mails.length}) Mailbox · Followthrough` : 'Mailbox · Followthrough',
    head: html`<noscript><meta http-equiv="refresh" content="${REFRESH_SECONDS}"></noscript>
<script src="/refresh.js" defer></script>`,
    body: html`<header class="top">
<h1>Mailbox</h1>
<p id="count" role="status">${countOf(mails)}</p>
</header>
<main data-version="${listVersion(mails)}">
${mails.length > 0 ? html`<ol class="mails" role="list">${mails.map(row)}</ol>` : emptyState()}
</main>
<footer>
<p>Mail sent to <code>${smtpUrl}</code> ends here: nothing leaves this computer. The newest
${limits.mails.toLocaleString('en')} mails, ${Math.round(limits.bytes / 1024 / 1024)} MB at most, are kept in memory
until the service stops. For scripts: <a href="/messages">/messages</a></p>
</footer>`,
  });
}

function countOf(mails: readonly StoredMail[]): string {
  if (mails.length === 0) return 'No mail yet';
  return mails.length === 1 ? '1 mail' : `${mails.length.toLocaleString('en')} mails`;
}

function row(mail: StoredMail): Markup {
  return html`<li>
<a class="subject" id="mail-${mail.id}" href="/mail/${mail.id}"><bdi>${subjectOf(mail)}</bdi></a>
<span class="when">${shortMoment(mail.receivedAt)}</span>
<span class="who">to <bdi>${mail.envelope.to.join(', ')}</bdi> <span class="from">from <bdi>${mail.from || 'nobody'}</bdi></span></span>
${mail.preview && html`<span class="preview"><bdi>${mail.preview}</bdi></span>`}
</li>
`;
}

function emptyState(): Markup {
  return html`<section class="empty">
<h2>Nothing has been sent yet</h2>
<p>Every e-mail that Followthrough sends from this computer appears here by itself:</p>
<ul>
<li>to candidates: the date they will hear by, each change of it, a date that has passed, and the decision</li>
<li>to recruiters: the morning digest, and what a candidate asked</li>
</ul>
<p>Move a candidate’s decision date, wait for the change to settle, and its mail arrives.</p>
</section>`;
}
