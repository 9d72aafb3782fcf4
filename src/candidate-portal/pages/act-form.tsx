import type { StatusOfApplication } from '../../notifications/index.js';
import { type Choice, ChoiceField, TextAreaField, TextField } from '../../platform/html/field.js';
import { Form } from '../../platform/html/form.js';
import { Notice } from '../../platform/html/notice.js';
import type { StatusPageFacts } from './status-page-facts.js';

interface Props {
  readonly application: StatusOfApplication;
  readonly facts: StatusPageFacts;
}

/** The one thing that is wanted most, where it may be done. */
export function UpdateForm({ application, facts }: Props) {
  const { reader, token, typed } = facts;
  const { acts, updates } = reader.page.status;
  const own = typed?.applicationId === application.id && typed.act === 'UPDATE_REQUEST' ? typed : null;
  const id = `ask-${application.id}`;
  return (
    <Form token={token} does="act" send={acts.thanks.send} hidden={{ application: application.id }}>
      <ChoiceField
        id={id}
        name="act"
        label={updates.heading}
        isSaidAbove
        value={own?.act ?? null}
        choices={[{ value: 'UPDATE_REQUEST', label: updates.send }]}
      />
      <TextAreaField
        id={`${id}-message`}
        name="message"
        label={acts.message}
        value={own?.message ?? ''}
        fault={own?.messageFault ?? null}
      />
    </Form>
  );
}

/** The rest, behind words that open it; nothing is chosen for anybody. */
export function ActForm({ application, facts }: Props) {
  const { reader, token, typed, status } = facts;
  const { acts } = reader.page.status;
  const own = typed?.applicationId === application.id && typed.act !== 'UPDATE_REQUEST' ? typed : null;
  const today = status.now.toZonedDateTimeISO(status.zone).toPlainDate().toString();
  const id = `act-${application.id}`;
  const deadline = (
    <TextField
      id={`${id}-deadline`}
      name="deadline"
      type="date"
      min={today}
      label={acts.offer.day}
      value={own?.deadline ?? ''}
      fault={own?.deadlineFault ?? null}
    />
  );
  const choice = (value: string, { open, text }: { open: string; text: string }): Choice => ({
    value,
    label: open,
    hint: text,
  });
  const open: Choice[] = [
    ...(application.dates.length > 0 ? [choice('READ', acts.read)] : []),
    choice('STILL_INTERESTED', acts.interested),
    choice('THANK_YOU', acts.thanks),
    { ...choice('COMPETING_OFFER', acts.offer), more: deadline },
    choice('WITHDRAW', acts.withdraw),
  ];
  return (
    <details open={own !== null}>
      <summary>{acts.heading}</summary>
      <Form token={token} does="act" send={acts.thanks.send} hidden={{ application: application.id }}>
        <ChoiceField
          id={id}
          name="act"
          label={acts.heading}
          isSaidAbove
          value={own?.act ?? null}
          choices={application.state === 'OPEN' ? open : [choice('THANK_YOU', acts.thanks)]}
        />
        <TextAreaField
          id={`${id}-message`}
          name="message"
          label={acts.message}
          value={own?.message ?? ''}
          fault={own?.messageFault ?? null}
        />
      </Form>
    </details>
  );
}

/** What was sent and has not left: it can be taken back. */
export function UndoForms({ application, facts }: Props) {
  const { reader, token, status } = facts;
  const { done, history } = reader.page.status;
  return (
    <>
      {application.recent.map(({ id, kind, until }) => (
        <Notice kind="DONE" title={done.title}>
          <p>{reader.mail.paragraph([history.acts[kind], done.until(reader.until(until, status.now))])}</p>
          <Form token={token} does="undo" send={done.undo} hidden={{ followUp: id }}>
            <ChoiceField
              id={`undo-${id}`}
              name="sure"
              label={done.undo}
              choices={[{ value: 'yes', label: done.undo }]}
            />
          </Form>
        </Notice>
      ))}
    </>
  );
}
