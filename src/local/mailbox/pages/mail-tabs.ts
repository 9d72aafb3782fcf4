import type { MailContent } from '../mail-content.js';
import type { StoredMail } from '../mail-store.js';
import { html, type Markup } from './html.js';
import type { MailView } from './mail-view.js';

interface Tab {
  readonly view: MailView;
  readonly name: string;
  readonly path: string;
}

/** The ways to look at a mail, as links: they work without JavaScript, can be bookmarked and opened beside another. */
export function mailTabs(mail: StoredMail, content: MailContent, current: MailView): Markup {
  const tabs: Tab[] = [{ view: 'source', name: 'Source', path: '/source' }];
  if (content.unreadableBecause === null) {
    tabs.unshift({ view: 'text', name: 'Text', path: '/text' }, { view: 'headers', name: 'Headers', path: '/headers' });
  }
  if (content.html !== null) tabs.unshift({ view: 'html', name: 'HTML', path: '' });
  return html`<nav class="tabs" aria-label="Views of this mail">${tabs.map(
    ({ view, name, path }) =>
      html`<a href="/mail/${mail.id}${path}"${view === current && html` aria-current="page"`}>${name}</a>`,
  )}</nav>`;
}
