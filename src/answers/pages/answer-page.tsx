import { brandedPage } from '../../platform/html/branded-page.js';
import { type Choice, ChoiceField, SelectField, TextAreaField, TextField } from '../../platform/html/field.js';
import { Form } from '../../platform/html/form.js';
import { isolated } from '../../platform/html/isolated.js';
import { Notice } from '../../platform/html/notice.js';
import { Sentence } from '../../platform/html/sentence.js';
import type { Answerable } from '../answerable.js';
import { policyOf } from '../answers.service.js';
import { QUICK_DAYS, quickDay, REASONS } from '../read-answer.js';
import type { AnswerWord } from '../words/answer-words.js';
import { type AnswerPageFacts, doneLine } from './answer-page-facts.js';
import { WaitingMail } from './waiting-mail.js';

/** What a member answers: about one application, or about all that is due. Nothing is chosen for them. */
export function answerPage(facts: AnswerPageFacts): string {
  const { context, reader, applications, fault, note } = facts;
  const [only, ...others] = applications;
  const isSingle = only !== undefined && others.length === 0;
  const title = isSingle ? reader.say('one', { candidate: only.candidateName }) : reader.say('several');
  const as = reader.say('answersAs', { name: context.member.fullName, organization: context.rules.name });
  return brandedPage(
    reader,
    { name: context.rules.name, colour: context.rules.brandColor, logo: context.rules.logoPath },
    title.replace(/[\u2068\u2069]/gu, ''),
    <>
      {fault === null ? null : <Notice kind="FAULT" title={fault} />}
      {note === null ? null : <Notice kind="DONE" title={reader.say(note)} />}
      <h1>
        <Sentence text={title} />
      </h1>
      <p class="quiet">
        <Sentence text={reader.mail.paragraph([as, reader.say('cannot')])} />
      </p>
      {applications.map((application) => (
        <Recent application={application} facts={facts} />
      ))}
      {isSingle ? <WaitingMail facts={facts} application={only} /> : null}
      <Questions facts={facts} isSingle={isSingle} />
    </>,
  );
}

function Questions({ facts, isSingle }: { readonly facts: AnswerPageFacts; readonly isSingle: boolean }) {
  const { applications, reader, token } = facts;
  if (!applications.some(({ isActive }) => isActive))
    return (
      <p>
        <Sentence text={reader.say('closed')} />
      </p>
    );
  return (
    <Form token={token} does="preview" send={reader.say('send')}>
      {applications.map((application) => (
        <Question application={application} facts={facts} isSingle={isSingle} />
      ))}
    </Form>
  );
}

interface Props {
  readonly application: Answerable;
  readonly facts: AnswerPageFacts;
}

/** What was recorded a moment ago, and can be taken back. */
function Recent({ application, facts }: Props) {
  const { reader, context, token } = facts;
  return (
    <>
      {application.recent.map((recent) => (
        <Notice kind="DONE" title={reader.say('done')}>
          <p>
            <Sentence text={`${isolated(application.candidateName)}: ${doneLine(recent.detail, reader)}`} />
          </p>
          <Form token={token} does="undo" send={reader.say('undo')} hidden={{ answer: recent.id }}>
            <ChoiceField
              id={`undo-${recent.id}`}
              name="sure"
              label={reader.say('undoUntil', { time: reader.until(recent.until, context.now) })}
              choices={[{ value: 'yes', label: reader.say('undo') }]}
            />
          </Form>
        </Notice>
      ))}
    </>
  );
}

function Question({ application, facts, isSingle }: Props & { readonly isSingle: boolean }) {
  const { reader } = facts;
  const { id, candidateName, jobTitle, stage, isActive } = application;
  const about = [jobTitle, stage].filter(Boolean).map(isolated).join(' · ');
  return (
    <section aria-labelledby={`c-${id}`}>
      <h2 id={`c-${id}`}>
        <Sentence text={isSingle ? about : `${isolated(candidateName)} · ${about}`} />
      </h2>
      <p>
        <Sentence text={stateOf(application, facts)} />
      </p>
      {isActive ? (
        <Choices application={application} facts={facts} isSingle={isSingle} />
      ) : (
        <p>{reader.say('closed')}</p>
      )}
    </section>
  );
}

function stateOf({ timeline, candidateName: candidate }: Answerable, { reader }: AnswerPageFacts): string {
  const { mail } = reader;
  if (timeline === null) return reader.say('noDate');
  const { told, date, heldUntil } = timeline;
  return mail.paragraph([
    reader.say('dateNow', { date: mail.named(date) }),
    told === null ? reader.say('never', { candidate }) : reader.say('told', { candidate, date: mail.named(told) }),
    heldUntil === null ? '' : reader.say('held', { date: mail.day(heldUntil) }),
  ]);
}

function Choices({ application, facts, isSingle }: Props & { readonly isSingle: boolean }) {
  const { reader, typed, faults } = facts;
  const { id, candidateName: candidate } = application;
  const own = typed.get(id);
  const fault = faults.get(id) ?? null;
  return (
    <>
      <ChoiceField
        id={`answer-${id}`}
        name={`answer-${id}`}
        label={reader.say('choose')}
        value={own?.choice ?? null}
        fault={fault?.field === 'choice' ? fault.words : null}
        required={isSingle}
        choices={choicesFor(application, facts)}
      />
      <SelectField
        id={`reason-${id}`}
        name={`reason-${id}`}
        label={reader.say('reason')}
        value={own?.reason || 'INTERVIEWS_CONTINUING'}
        options={REASONS.map((reason) => ({ value: reason, label: reader.mail.say('reason', { reason }) }))}
      />
      <TextAreaField
        id={`note-${id}`}
        name={`note-${id}`}
        label={reader.say('note', { candidate }).replace(/[\u2068\u2069]/gu, '')}
        hint={reader.say('noteHint')}
        value={own?.note ?? ''}
        fault={fault?.field === 'note' ? fault.words : null}
      />
    </>
  );
}

function choicesFor(application: Answerable, facts: AnswerPageFacts): Choice[] {
  const { reader, context, typed, faults } = facts;
  const { id, timeline, candidateName } = application;
  const plain = (word: AnswerWord, values: Readonly<Record<string, string | number>> = {}) =>
    reader.say(word, values).replace(/[\u2068\u2069]/gu, '');
  const own = typed.get(id);
  const fault = faults.get(id) ?? null;
  const dayField = (name: 'day' | 'until', label: AnswerWord, value: string) => (
    <TextField
      id={`${name}-${id}`}
      name={`${name}-${id}`}
      type="date"
      label={plain(label)}
      value={value}
      fault={fault?.field === 'day' ? fault.words : null}
    />
  );
  const hour = policyOf(context, id).outcomesByLink === 'CONFIRM' ? { hint: plain('hour') } : {};
  const decisions: Choice[] = [
    { value: 'DECIDE:HIRED', label: plain('yes'), ...hour },
    { value: 'DECIDE:REJECTED', label: plain('no'), ...hour },
    { value: 'DECIDE:ADVANCED', label: plain('next'), ...hour },
  ];
  const candidate = candidateName;
  const onTrack = { value: 'ON_TRACK', label: plain('onTrack'), hint: plain('onTrackHint', { candidate }) };
  return [
    ...(timeline === null ? [] : [onTrack]),
    ...QUICK_DAYS.map((days) => ({
      value: `MOVE:${days}`,
      label: plain('plus', { count: days, date: reader.mail.day(quickDay(application, context, days)) }),
    })),
    { value: 'MOVE', label: plain('other'), more: dayField('day', 'day', own?.day ?? '') },
    ...(timeline === null
      ? []
      : [{ value: 'HOLD', label: plain('hold'), more: dayField('until', 'until', own?.until ?? '') }]),
    ...(policyOf(context, id).outcomesByLink === 'NO' ? [] : decisions),
    { value: 'CALLED', label: plain('called'), hint: plain('calledHint') },
  ];
}
