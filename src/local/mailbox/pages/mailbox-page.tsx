import type { ComponentChildren } from 'preact';
import { Page, renderPage } from '../../../platform/html/page.js';

interface MailboxPageParts {
  readonly title: string;
  /** More for the head than every page has. */
  readonly head?: ComponentChildren;
  readonly body: ComponentChildren;
}

export function mailboxPage({ title, head, body }: MailboxPageParts): string {
  return renderPage(
    <Page locale="en" direction="ltr" title={title} icon="/icon.svg" stylesheet="/mailbox.css" head={head}>
      {body}
    </Page>,
  );
}
