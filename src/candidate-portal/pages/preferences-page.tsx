import type { ComponentChildren } from 'preact';
import type { WishesRow } from '../../notifications/index.js';
import { isolated } from '../../platform/html/isolated.js';
import { Sentence } from '../../platform/html/sentence.js';
import type { PortalWords } from '../words/portal-words.js';
import { portalPage } from './portal-page.js';

/** What somebody can choose on the page, as its forms send it. */
export type Wish = 'decline-notes' | 'want-notes' | 'do-not-write';

/** What the reader of a mail gets and can do without. It shows nothing that the mail does not. */
export function preferencesPage(wishes: WishesRow, words: PortalWords): string {
  const organization = isolated(wishes.organizationName);
  return portalPage(
    words,
    words.title,
    <>
      <Paragraph text={words.from(organization)} />
      {wishes.suppressed ? (
        <Section heading={words.silence.heading}>
          <Paragraph text={words.silence.done(organization)} />
        </Section>
      ) : (
        <>
          <Notes declined={wishes.notesDeclined} words={words.notes} />
          <Silence organization={organization} words={words.silence} />
        </>
      )}
    </>,
  );
}

function Notes({ declined, words }: { readonly declined: boolean; readonly words: PortalWords['notes'] }) {
  return (
    <Section heading={words.heading}>
      <Paragraph text={declined ? words.declined : words.offer} />
      {declined ? (
        <Choice wish="want-notes" label={words.again} />
      ) : (
        <Choice wish="decline-notes" label={words.decline} />
      )}
    </Section>
  );
}

/** Two steps: it cannot be taken back here, and it costs the candidate the decision. */
function Silence({ organization, words }: { readonly organization: string; readonly words: PortalWords['silence'] }) {
  return (
    <Section heading={words.heading}>
      <details>
        <summary>{words.ask}</summary>
        <Paragraph text={words.offer(organization)} />
        <Choice wish="do-not-write" label={words.confirm} />
      </details>
    </Section>
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

/** Sent to the address the page was opened at. */
function Choice({ wish, label }: { readonly wish: Wish; readonly label: string }) {
  return (
    <form method="post">
      <button type="submit" name="wish" value={wish}>
        {label}
      </button>
    </form>
  );
}
