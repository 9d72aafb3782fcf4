import type { MailAttachment, MailContent } from '../mail-content.js';
import type { StoredMail } from '../mail-store.js';
import { html, type Markup } from './html.js';
import { mailTabs } from './mail-tabs.js';
import { type MailView, viewOf } from './mail-view.js';
import { mailViews } from './mail-views.js';
import { longMoment } from './moment.js';
import { page } from './page.js';
import { subjectOf } from './subject.js';

export function mailPage(mail: StoredMail, content: MailContent, wish: MailView | undefined): string {
  const view = viewOf(content, wish);
  return page({
    title: `${subjectOf(mail)} · Mailbox`,
    body: html`<nav class="back"><a href="/">← All mails</a></nav>
<main class="mail">
<h1><bdi>${subjectOf(mail)}</bdi></h1>
<dl class="facts">
<div><dt>From</dt><dd><bdi>${senderOf(mail, content)}</bdi></dd></div>
<div><dt>To</dt><dd><bdi>${mail.envelope.to.join(', ')}</bdi></dd></div>
<div><dt>Received</dt><dd>${longMoment(mail.receivedAt)}</dd></div>
${content.attachments.length > 0 && html`<div><dt>Attached</dt><dd>${content.attachments.map(attachment)}</dd></div>`}
</dl>
${content.unreadableBecause && html`<p class="notice">This mail could not be parsed: ${content.unreadableBecause}. Its source is shown as it was received.</p>`}
${mailTabs(mail, content, view)}
${mailViews[view](mail, content)}
</main>`,
  });
}

function senderOf(mail: StoredMail, { from }: MailContent): string {
  if (from?.name) return `${from.name} <${from.address}>`;
  return mail.from || 'nobody';
}

function attachment({ filename, contentType, size }: MailAttachment): Markup {
  return html`<span class="attachment"><bdi>${filename ?? 'unnamed'}</bdi> (${contentType}, ${size.toLocaleString('en')} bytes)</span> `;
}
