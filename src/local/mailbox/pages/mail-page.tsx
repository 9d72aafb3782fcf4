import { Name } from '../../../platform/html/name.js';
import type { MailAttachment, ParsedMail } from '../mail-content.js';
import type { StoredMail } from '../mail-store.js';
import { MailTabs } from './mail-tabs.js';
import { type MailView, viewOf } from './mail-view.js';
import { mailViews } from './mail-views.js';
import { mailboxPage } from './mailbox-page.js';
import { AllMails } from './missing-page.js';
import { LongMoment } from './moment.js';
import { subjectOf } from './subject.js';

export function mailPage(mail: StoredMail, content: ParsedMail, asked: MailView | undefined): string {
  const view = viewOf(content, asked);
  return mailboxPage({
    title: `${subjectOf(mail)} · Mailbox`,
    body: (
      <>
        <AllMails />
        <main class="mail">
          <h1>
            <Name text={subjectOf(mail)} />
          </h1>
          <Facts mail={mail} content={content} />
          {content.unreadableBecause ? (
            <p class="notice">
              This mail could not be parsed: {content.unreadableBecause}. Its source is shown as it was received.
            </p>
          ) : null}
          <MailTabs mail={mail} content={content} current={view} />
          {mailViews[view](mail, content)}
        </main>
      </>
    ),
  });
}

function Facts({ mail, content }: { readonly mail: StoredMail; readonly content: ParsedMail }) {
  return (
    <dl class="facts">
      <div>
        <dt>From</dt>
        <dd>
          <Name text={senderOf(mail, content)} />
        </dd>
      </div>
      <div>
        <dt>To</dt>
        <dd>
          <Name text={mail.envelope.to.join(', ')} />
        </dd>
      </div>
      <div>
        <dt>Received</dt>
        <dd>
          <LongMoment at={mail.receivedAt} />
        </dd>
      </div>
      {content.attachments.length > 0 ? (
        <div>
          <dt>Attached</dt>
          <dd>
            {content.attachments.map((each) => (
              <Attachment {...each} />
            ))}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function senderOf(mail: StoredMail, { from }: ParsedMail): string {
  if (from?.name) return `${from.name} <${from.address}>`;
  return mail.from || 'nobody';
}

function Attachment({ filename, contentType, size }: MailAttachment) {
  return (
    <>
      <span class="attachment">
        <Name text={filename ?? 'unnamed'} /> ({contentType}, {size.toLocaleString('en')} bytes)
      </span>{' '}
    </>
  );
}
