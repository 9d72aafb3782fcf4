import { inLanguageOf } from '../../mails/index.js';
import type { StatusOfApplication } from '../../notifications/index.js';
import { brandedPage } from '../../platform/html/branded-page.js';
import { isolated } from '../../platform/html/isolated.js';
import { Link } from '../../platform/html/link.js';
import { Notice } from '../../platform/html/notice.js';
import { Sentence } from '../../platform/html/sentence.js';
import { aboutOf, newsOf, type StatusNews } from '../status/status-news.js';
import { ActForm, UndoForms, UpdateForm } from './act-form.js';
import { StatusHistory } from './status-history.js';
import type { StatusPageFacts } from './status-page-facts.js';

/** How everything stands for a candidate, what they can do about it, and what they were sent. */
export function statusPage(facts: StatusPageFacts): string {
  const { status, reader, brand } = facts;
  const all = status.applications.map((application) => ({ application, news: newsOf(application, reader) }));
  const [only, ...others] = all;
  const single = only !== undefined && others.length === 0;
  const title = single ? only.news.title : reader.page.status.several;
  return brandedPage(
    reader.page,
    brand,
    title,
    <>
      <LastNote {...facts} />
      <h1>
        <Sentence text={title} />
      </h1>
      {all.map(({ application, news }) =>
        single ? (
          <ApplicationStatus application={application} news={news} facts={facts} />
        ) : (
          <section aria-labelledby={`a-${application.id}`}>
            <h2 id={`a-${application.id}`}>
              <Sentence text={`${isolated(application.jobTitle)}: ${news.title}`} />
            </h2>
            <ApplicationStatus application={application} news={news} facts={facts} />
          </section>
        ),
      )}
      <Sent {...facts} />
      <Foot {...facts} />
    </>,
  );
}

function LastNote({ note, typed, reader }: StatusPageFacts) {
  const { done, faults } = reader.page.status;
  if (typed !== null)
    return (
      <Notice kind="FAULT" title={faults.title}>
        {typed.fault === null ? null : <p>{typed.fault}</p>}
      </Notice>
    );
  if (note === null) return null;
  const words = { SAVED: done.saved, UNDONE: done.undone, TOO_LATE: done.tooLate, CONFIRM_MAIL: done.confirmMail };
  return <Notice kind={note === 'TOO_LATE' ? 'FAULT' : 'DONE'} title={words[note]} />;
}

function ApplicationStatus({
  application,
  news,
  facts,
}: {
  readonly application: StatusOfApplication;
  readonly news: StatusNews;
  readonly facts: StatusPageFacts;
}) {
  const { reader, status, brand } = facts;
  const { mail } = reader;
  const place = { job: application.jobTitle, organization: brand.name };
  return (
    <>
      <UndoForms application={application} facts={facts} />
      <p>
        <Sentence text={mail.paragraph(news.sentences.slice(0, 2))} />
      </p>
      <p class="quiet">
        <Sentence text={mail.paragraph([aboutOf(place, reader), ...news.sentences.slice(2)])} />
      </p>
      <Stage application={application} facts={facts} />
      <Updates application={application} facts={facts} />
      <ActForm application={application} facts={facts} />
      <StatusHistory application={application} reader={reader} now={status.now} />
    </>
  );
}

/** Under its name for candidates; one that has none is the organization's own affair. */
function Stage({ application, facts }: { readonly application: StatusOfApplication; readonly facts: StatusPageFacts }) {
  const { mail } = facts.reader;
  const stage = application.stage === null ? undefined : inLanguageOf(application.stage, mail.reader);
  if (stage === undefined) return null;
  return (
    <p class="quiet">
      <Sentence text={`${mail.say('fact.stage', {})}${mail.reader.language.colon}${isolated(stage)}`} />
    </p>
  );
}

/** When they may ask, and why then: said when they may not, too. */
function Updates({
  application,
  facts,
}: {
  readonly application: StatusOfApplication;
  readonly facts: StatusPageFacts;
}) {
  const { updates } = application;
  if (updates === null) return null;
  const { reader, status } = facts;
  const words = reader.page.status.updates;
  const most = status.rules.ofJob(application.jobId).policy.updateRequests.most;
  const said = {
    OPEN: () => words.now(updates.left, most),
    NOT_YET: () => ('from' in updates ? words.notYet(reader.day(updates.from), updates.left, most) : ''),
    ASKED: () => ('on' in updates ? words.asked(reader.day(updates.on), updates.left, most) : ''),
    AGAIN_FROM: () => ('from' in updates ? words.againFrom(reader.day(updates.from), updates.left, most) : ''),
    USED_UP: () => words.usedUp(most),
  }[updates.state]();
  return (
    <section aria-labelledby={`u-${application.id}`}>
      <h2 id={`u-${application.id}`}>{words.heading}</h2>
      <p>{reader.mail.paragraph([said, words.why])}</p>
      {application.recruiter === null ? null : (
        <p>
          {reader.mail.say('contact.section', {})}{' '}
          <Link to={new URL(`mailto:${application.recruiter.email}`)}>{application.recruiter.name}</Link>
        </p>
      )}
      {updates.state === 'OPEN' ? <UpdateForm application={application} facts={facts} /> : null}
    </section>
  );
}

function Sent({ status, reader }: StatusPageFacts) {
  if (status.sent.length === 0) return null;
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{reader.page.status.sent}</h2>
      <ul class="sent">
        {status.sent.map(({ subject, at }) => (
          <li>
            <time datetime={at.toString()}>{reader.day(at)}</time> <bdi>{subject}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Foot({ secret, reader, status }: StatusPageFacts) {
  const { settings, calendar, data, printed } = reader.page.status;
  return (
    <footer>
      <nav aria-label={settings.heading}>
        <p>
          <Link to={`/status/${secret}/details`}>{[settings.heading, calendar.heading, data.heading].join(' · ')}</Link>
        </p>
      </nav>
      <p class="printed">{printed(reader.day(status.now))}</p>
    </footer>
  );
}
