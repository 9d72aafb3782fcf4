import { Link } from '../../../platform/html/link.js';
import type { ParsedMail } from '../mail-content.js';
import type { StoredMail } from '../mail-store.js';
import type { MailView } from './mail-view.js';

interface Tab {
  readonly view: MailView;
  readonly name: string;
  readonly path: string;
}

interface MailTabsProps {
  readonly mail: StoredMail;
  readonly content: ParsedMail;
  readonly current: MailView;
}

/** The ways to look at a mail, as links: they work without JavaScript, can be bookmarked and opened beside another. */
export function MailTabs({ mail, content, current }: MailTabsProps) {
  const tabs: Tab[] = [{ view: 'source', name: 'Source', path: '/source' }];
  if (content.unreadableBecause === null) {
    tabs.unshift({ view: 'text', name: 'Text', path: '/text' }, { view: 'headers', name: 'Headers', path: '/headers' });
  }
  if (content.html !== null) tabs.unshift({ view: 'html', name: 'HTML', path: '' });
  return (
    <nav class="tabs" aria-label="Views of this mail">
      {tabs.map(({ view, name, path }) => (
        <Link to={`/mail/${mail.id}${path}`} current={view === current}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
