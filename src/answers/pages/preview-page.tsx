import type { SeenMail } from '../../notifications/index.js';
import { pageReaderOf } from '../../notifications/index.js';
import { brandedPage } from '../../platform/html/branded-page.js';
import { Form } from '../../platform/html/form.js';
import { isolated } from '../../platform/html/isolated.js';
import { Link } from '../../platform/html/link.js';
import { Sentence } from '../../platform/html/sentence.js';
import { deadLinks } from '../../platform/mail-links/mail-links.js';
import type { Answer } from '../answer.js';
import type { Answerable, AnswerContext } from '../answerable.js';
import type { AnswerReader } from '../words/words-for.js';
import { doneLine } from './answer-page-facts.js';

export interface PreviewedAnswer {
  readonly application: Answerable;
  readonly answer: Answer;
  readonly mail: SeenMail | null;
  /** It is recorded after an hour only. */
  readonly waits: boolean;
}

/** Exactly what follows from answers: which mails, to whom, and when. */
export function previewPage(
  context: AnswerContext,
  reader: AnswerReader,
  previews: readonly PreviewedAnswer[],
  token: string,
  back: `/${string}`,
): string {
  return brandedPage(
    reader,
    { name: context.rules.name, colour: context.rules.brandColor, logo: context.rules.logoPath },
    reader.say('look'),
    <>
      <h1>{reader.say('look')}</h1>
      {previews.map((preview) => (
        <section aria-labelledby={`p-${preview.application.id}`}>
          <h2 id={`p-${preview.application.id}`}>
            <Sentence
              text={`${isolated(preview.application.candidateName)}: ${doneLine(preview.answer.detail, reader)}`}
            />
          </h2>
          <Followed preview={preview} reader={reader} />
        </section>
      ))}
      <Form token={token} does="do" send={reader.say('confirm')} final />
      <p>
        <Link to={back}>{reader.say('back')}</Link>
      </p>
    </>,
  );
}

function Followed({ preview, reader }: { readonly preview: PreviewedAnswer; readonly reader: AnswerReader }) {
  const { mail, waits, answer, application } = preview;
  if (answer.detail.act === 'CALLED') return <p>{reader.say('calledHint')}</p>;
  if (mail === null || mail.withheldBecause !== null)
    return (
      <p>
        <Sentence text={reader.say('nothing', { candidate: application.candidateName })} />
      </p>
    );
  const { mail: words } = reader;
  const there = pageReaderOf(reader.locale, mail.zone);
  const when = `${there.day(mail.at)}, ${there.time(mail.at)} (${mail.zone})`;
  const approval = { AUTOMATIC: '', DELAYED: reader.say('delayed'), REQUIRED: reader.say('waits') }[mail.approval];
  return (
    <>
      <p>
        <Sentence
          text={words.paragraph([
            reader.say('mailTo', { address: mail.to.address }),
            reader.say('mailAt', { date: when }),
            approval,
            waits ? reader.say('hour') : '',
          ])}
        />
      </p>
      <h3>
        <Sentence text={isolated(mail.subject)} />
      </h3>
      <div class="mail" dir="auto">
        {deadLinks({ text: mail.text, html: '' }).text}
      </div>
    </>
  );
}
