import type { Temporal } from 'temporal-polyfill';
import type { HistoryEntry, StatusOfApplication } from '../../notifications/index.js';
import { Sentence } from '../../platform/html/sentence.js';
import { TimeLine } from '../../platform/html/time-line.js';
import { sentenceOf } from '../status/status-news.js';
import type { PortalReader } from '../status/status-reader.js';

interface Props {
  readonly application: StatusOfApplication;
  readonly reader: PortalReader;
  readonly now: Temporal.Instant;
}

/** What happened, the latest first, with reasons and words of members. */
export function StatusHistory({ application, reader }: Props) {
  return (
    <section aria-labelledby={`h-${application.id}`}>
      <h2 id={`h-${application.id}`}>{reader.page.status.history.heading}</h2>
      <TimeLine
        entries={application.history.map((entry) => ({
          at: entry.at.toString(),
          when: reader.day(entry.at),
          children: <Entry entry={entry} reader={reader} />,
        }))}
      />
    </section>
  );
}

function Entry({ entry, reader }: { readonly entry: HistoryEntry; readonly reader: PortalReader }) {
  const reason = 'reason' in entry && entry.what === 'EXTENDED' ? entry.reason : null;
  return (
    <>
      <p>
        <Sentence text={sentenceOf(entry, reader)} />
      </p>
      {reason === null ? null : <p class="quiet">{reader.mail.say('reason', { reason })}</p>}
      {'note' in entry && entry.note !== null ? (
        <blockquote lang="" dir="auto">
          {entry.note.text}
        </blockquote>
      ) : null}
    </>
  );
}
