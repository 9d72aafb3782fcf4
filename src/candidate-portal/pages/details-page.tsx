import { brandedPage } from '../../platform/html/branded-page.js';
import { ChoiceField, SelectField, TextField } from '../../platform/html/field.js';
import { Form } from '../../platform/html/form.js';
import { Link } from '../../platform/html/link.js';
import { Notice } from '../../platform/html/notice.js';
import { PORTAL_LANGUAGES } from '../words/words-for.js';
import type { StatusPageFacts } from './status-page-facts.js';

export interface DetailsTyped {
  readonly greetingName: string;
  readonly language: string;
  readonly zone: string;
  readonly email: string;
  readonly emailFault: string | null;
  readonly zoneFault: string | null;
}

interface DetailsFacts extends Pick<StatusPageFacts, 'status' | 'reader' | 'brand' | 'secret' | 'token'> {
  readonly details: DetailsTyped | null;
  /** The address of the calendar that was just made. */
  readonly feed: string | null;
}

const zones = Intl.supportedValuesOf('timeZone');

/** What a candidate can correct, put into their calendar, and ask about their data. */
export function detailsPage(facts: DetailsFacts): string {
  const { reader, brand, secret } = facts;
  const { settings, acts } = reader.page.status;
  return brandedPage(
    reader.page,
    brand,
    settings.heading,
    <>
      <h1>{settings.heading}</h1>
      {facts.details === null ? null : <Notice kind="FAULT" title={reader.page.status.faults.title} />}
      <Settings {...facts} />
      <Calendar {...facts} />
      <Data {...facts} />
      <p>
        <Link to={`/status/${secret}`}>{acts.back}</Link>
      </p>
    </>,
  );
}

function Settings({ status, reader, token, details }: DetailsFacts) {
  const { settings } = reader.page.status;
  const zone = details?.zone ?? status.zone;
  const language = details?.language ?? reader.page.locale;
  return (
    <Form token={token} does="settings" send={settings.save}>
      <TextField
        id="greeting"
        name="greetingName"
        label={settings.greetingName}
        autocomplete="name"
        value={details?.greetingName ?? status.greetingName ?? status.fullName}
      />
      <SelectField
        id="language"
        name="language"
        label={settings.language}
        value={language}
        options={PORTAL_LANGUAGES.map(({ locale }) => ({
          value: locale,
          label: new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale,
          lang: locale,
        }))}
      />
      <SelectField
        id="zone"
        name="zone"
        label={settings.zone}
        value={zone}
        fault={details?.zoneFault ?? null}
        options={(zones.includes(zone) ? zones : [zone, ...zones]).map((value) => ({ value, label: value }))}
      />
      <TextField
        id="email"
        name="email"
        type="email"
        label={settings.email}
        hint={settings.emailHint}
        autocomplete="email"
        value={details?.email ?? status.email}
        fault={details?.emailFault ?? null}
      />
    </Form>
  );
}

function Calendar({ status, reader, token, feed, secret }: DetailsFacts) {
  const { calendar, acts } = reader.page.status;
  const hasDate = status.applications.some(({ dates }) => dates.length > 0);
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{calendar.heading}</h2>
      <p>{calendar.text}</p>
      {hasDate ? (
        <p>
          <Link to={`/status/${secret}/date.ics`} download>
            {calendar.file}
          </Link>
        </p>
      ) : null}
      {feed === null ? (
        <Form token={token} does="calendar" send={acts.thanks.send}>
          <ChoiceField
            id="feed"
            name="sure"
            label={calendar.feed}
            choices={[{ value: 'yes', label: calendar.makeFeed }]}
          />
        </Form>
      ) : (
        <Notice kind="DONE" title={calendar.feed}>
          <p>
            <code>{feed}</code>
          </p>
          <p>{calendar.feedHint}</p>
        </Notice>
      )}
    </section>
  );
}

function Data({ status, reader, token }: DetailsFacts) {
  const { data, acts } = reader.page.status;
  const [application] = status.applications;
  if (application === undefined) return null;
  return (
    <section aria-labelledby="data">
      <h2 id="data">{data.heading}</h2>
      <Form token={token} does="data" send={acts.thanks.send} hidden={{ application: application.id }}>
        <ChoiceField
          id="data-act"
          name="act"
          label={data.heading}
          isSaidAbove
          choices={[
            { value: 'DATA_REQUEST', label: data.copy.open, hint: data.copy.text },
            { value: 'ERASURE_REQUEST', label: data.erase.open, hint: data.erase.text },
          ]}
        />
      </Form>
    </section>
  );
}
