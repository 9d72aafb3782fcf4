import type { ComponentChildren } from 'preact';
import type { CandidatePreferencesRow } from '../../notifications/index.js';
import { brandedPage } from '../../platform/html/branded-page.js';
import { type Choice, ChoiceField } from '../../platform/html/field.js';
import { isolated } from '../../platform/html/isolated.js';
import { Sentence } from '../../platform/html/sentence.js';
import type { PortalWords } from '../words/portal-words.js';

/** What somebody can choose on the page, as its forms send it. */
export type PreferenceChoice = 'decline-notes' | 'want-notes' | 'do-not-write';

/** What the reader of a mail gets and can do without. It shows nothing that the mail does not, and chooses nothing for them. */
export function preferencesPage(preferences: CandidatePreferencesRow, words: PortalWords): string {
  const organization = isolated(preferences.organizationName);
  const brand = { name: preferences.organizationName, colour: preferences.brandColor, logo: preferences.logoPath };
  return brandedPage(
    words,
    brand,
    words.title,
    <>
      <h1>{words.title}</h1>
      <Paragraph text={words.from(organization)} />
      {preferences.suppressed ? (
        <Section heading={words.silence.heading}>
          <Paragraph text={words.silence.done(organization)} />
        </Section>
      ) : (
        <Preferences declined={preferences.notesDeclined} organization={organization} words={words} />
      )}
    </>,
  );
}

interface Props {
  readonly declined: boolean;
  readonly organization: string;
  readonly words: PortalWords;
}

/** Whoever sends it without looking asks for nothing: programs that follow links press buttons, too. */
function Preferences({ declined, organization, words }: Props) {
  const { notes, silence, status } = words;
  const reassuring: Choice & { readonly value: PreferenceChoice } = declined
    ? { value: 'want-notes', label: notes.again }
    : { value: 'decline-notes', label: notes.decline };
  return (
    <form method="post">
      <Section heading={notes.heading}>
        <Paragraph text={declined ? notes.declined : notes.offer} />
      </Section>
      <Section heading={silence.heading}>
        <Paragraph text={silence.offer(organization)} />
      </Section>
      <section>
        <ChoiceField
          id="choice"
          name="choice"
          label={words.title}
          choices={[reassuring, { value: 'do-not-write' satisfies PreferenceChoice, label: silence.confirm }]}
        />
        <p>
          <button type="submit">{status.settings.save}</button>
        </p>
      </section>
    </form>
  );
}

function Section({ heading, children }: { readonly heading: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h2>{heading}</h2>
      {children}
    </section>
  );
}

function Paragraph({ text }: { readonly text: string }) {
  return (
    <p>
      <Sentence text={text} />
    </p>
  );
}
