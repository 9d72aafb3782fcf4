import { ChoiceField, TextAreaField } from '../../platform/html/field.js';
import { Form } from '../../platform/html/form.js';
import { isolated } from '../../platform/html/isolated.js';
import { Sentence } from '../../platform/html/sentence.js';
import type { Answerable } from '../answerable.js';
import type { AnswerPageFacts } from './answer-page-facts.js';

/** A mail that waits for a member, as it will leave: to be let go, given other words, or stopped. */
export function WaitingMail({
  facts,
  application,
}: {
  readonly facts: AnswerPageFacts;
  readonly application: Answerable;
}) {
  const { waiting, reader, token, typedAboutWaiting: typed } = facts;
  if (waiting === null) return null;
  const { id, subject, text, toAddress, note, takesBackYes } = waiting;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{reader.say('waiting')}</h2>
      {takesBackYes && (
        <p>
          <strong>
            <Sentence text={reader.mail.say('approval.do.call', { candidate: application.candidateName })} />
          </strong>
        </p>
      )}
      <p>
        <Sentence text={reader.say('mailTo', { address: toAddress })} />
      </p>
      <h3>
        <Sentence text={isolated(subject)} />
      </h3>
      <div class="mail" dir="auto">
        {text}
      </div>
      <Form
        token={token}
        does="message"
        send={reader.say('send')}
        hidden={{ message: id, application: application.id }}
      >
        <ChoiceField
          id="message-act"
          name="act"
          label={reader.say('choose')}
          value={typed?.act ?? null}
          choices={[
            { value: 'approve', label: reader.say('approve') },
            {
              value: 'edit',
              label: reader.say('edit'),
              more: (
                <TextAreaField
                  id="message-note"
                  name="note"
                  label={reader.say('note', { candidate: application.candidateName }).replace(/[\u2068\u2069]/gu, '')}
                  value={typed?.note ?? note}
                  fault={typed?.noteFault ?? null}
                />
              ),
            },
            { value: 'stop', label: reader.say('stop') },
          ]}
        />
      </Form>
    </section>
  );
}
