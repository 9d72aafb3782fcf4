import { brandedPage } from '../../platform/html/branded-page.js';
import { ChoiceField } from '../../platform/html/field.js';
import { Form } from '../../platform/html/form.js';
import { Link } from '../../platform/html/link.js';
import { Sentence } from '../../platform/html/sentence.js';
import { aboutOf } from '../status/status-news.js';
import type { StatusPageFacts } from './status-page-facts.js';

/** What a withdrawal ends, before it does. */
export function withdrawPage(facts: StatusPageFacts, applicationId: string, message: string): string {
  const { reader, brand, token, secret, status } = facts;
  const { withdraw, back } = reader.page.status.acts;
  const title = status.applications.find(({ id }) => id === applicationId)?.jobTitle ?? '';
  return brandedPage(
    reader.page,
    brand,
    withdraw.preview,
    <>
      <h1>{withdraw.preview}</h1>
      <p>
        <Sentence text={aboutOf({ job: title, organization: brand.name }, reader)} />
      </p>
      <p>{withdraw.text}</p>
      <Form
        token={token}
        does="withdraw"
        send={withdraw.confirm}
        final
        hidden={{ application: applicationId, message }}
      >
        <ChoiceField
          id="as"
          name="as"
          label={withdraw.preview}
          isSaidAbove
          choices={[
            { value: 'WITHDRAW', label: withdraw.open },
            { value: 'ACCEPTED_ELSEWHERE', label: withdraw.elsewhere },
          ]}
        />
      </Form>
      <p>
        <Link to={`/status/${secret}`}>{back}</Link>
      </p>
    </>,
  );
}
