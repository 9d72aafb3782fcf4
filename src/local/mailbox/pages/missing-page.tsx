import { Link } from '../../../platform/html/link.js';
import { mailboxPage } from './mailbox-page.js';

export function missingPage(): string {
  return mailboxPage({
    title: 'Not found · Mailbox',
    body: (
      <>
        <AllMails />
        <main>
          <h1>There is nothing here</h1>
          <p>Mails are kept in memory: this one has made room for newer ones, or the service was restarted since.</p>
        </main>
      </>
    ),
  });
}

/** The way back to the list. */
export function AllMails() {
  return (
    <nav class="back">
      <Link to="/">← All mails</Link>
    </nav>
  );
}
