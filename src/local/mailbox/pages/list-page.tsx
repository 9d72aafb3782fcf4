import { Link } from '../../../platform/html/link.js';
import { Name } from '../../../platform/html/name.js';
import type { MailStoreLimits, StoredMail } from '../mail-store.js';
import { mailboxPage } from './mailbox-page.js';
import { ShortMoment } from './moment.js';
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
  return mailboxPage({
    title: mails.length > 0 ? `(${mails.length}) Mailbox · Followthrough` : 'Mailbox · Followthrough',
    head: (
      <>
        <noscript>
          <meta http-equiv="refresh" content={String(REFRESH_SECONDS)} />
        </noscript>
        <script src="/refresh.js" defer />
      </>
    ),
    body: (
      <>
        <header class="top">
          <h1>Mailbox</h1>
          <p id="count" role="status">
            {countOf(mails)}
          </p>
        </header>
        <main data-version={listVersion(mails)}>{mails.length > 0 ? <Mails mails={mails} /> : <NoMails />}</main>
        <footer>
          <p>
            Mail sent to <code>{smtpUrl}</code> ends here: nothing leaves this computer. The newest{' '}
            {limits.mails.toLocaleString('en')} mails, {Math.round(limits.bytes / 1024 / 1024)} MB at most, are kept in
            memory until the service stops. For scripts: <Link to="/messages">/messages</Link>
          </p>
        </footer>
      </>
    ),
  });
}

function countOf(mails: readonly StoredMail[]): string {
  if (mails.length === 0) return 'No mail yet';
  return mails.length === 1 ? '1 mail' : `${mails.length.toLocaleString('en')} mails`;
}

function Mails({ mails }: { readonly mails: readonly StoredMail[] }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari takes a list without bullets for no list
    <ol class="mails" role="list">
      {mails.map((mail) => (
        <Row mail={mail} />
      ))}
    </ol>
  );
}

function Row({ mail }: { readonly mail: StoredMail }) {
  return (
    <li>
      <Link class="subject" id={`mail-${mail.id}`} to={`/mail/${mail.id}`}>
        <Name text={subjectOf(mail)} />
      </Link>{' '}
      <span class="when">
        <ShortMoment at={mail.receivedAt} />
      </span>{' '}
      <span class="who">
        to <Name text={mail.envelope.to.join(', ')} />{' '}
        <span class="from">
          from <Name text={mail.from || 'nobody'} />
        </span>
      </span>{' '}
      {mail.preview ? (
        <span class="preview">
          <Name text={mail.preview} />
        </span>
      ) : null}
    </li>
  );
}

function NoMails() {
  return (
    <section class="empty">
      <h2>Nothing has been sent yet</h2>
      <p>Every e-mail that Followthrough sends from this computer appears here by itself:</p>
      <ul>
        <li>to candidates: the date they will hear by, each change of it, a date that has passed, and the decision</li>
        <li>to recruiters: the morning digest, and what a candidate asked</li>
      </ul>
      <p>Move a candidate’s decision date, wait for the change to settle, and its mail arrives.</p>
    </section>
  );
}
