import type { WishesRow } from '../../notifications/index.js';
import type { PortalWords } from '../words/portal-words.js';
import { escaped, name, page } from './page.js';

/** What somebody can choose on the page, as its forms send it. */
export type Wish = 'decline-notes' | 'want-notes' | 'do-not-write';

/** What the reader of a mail gets and can do without. It shows nothing that the mail does not. */
export function preferencesPage(wishes: WishesRow, words: PortalWords): string {
  const organization = name(wishes.organizationName);
  const body = wishes.suppressed
    ? [section(words.silence.heading, paragraph(words.silence.done(organization)))]
    : [notes(wishes, words), silence(organization, words)];
  return page(words, words.title, [paragraph(words.from(organization)), ...body].join('\n'));
}

function notes({ notesDeclined }: WishesRow, { notes: words }: PortalWords): string {
  const text = paragraph(escaped(notesDeclined ? words.declined : words.offer));
  const button = notesDeclined ? form('want-notes', words.again) : form('decline-notes', words.decline);
  return section(words.heading, text + button);
}

/** Two steps: it cannot be taken back here, and it costs the candidate the decision. */
function silence(organization: string, { silence: words }: PortalWords): string {
  const confirmation = paragraph(words.offer(organization)) + form('do-not-write', words.confirm);
  return section(words.heading, `<details><summary>${escaped(words.ask)}</summary>${confirmation}</details>`);
}

function section(heading: string, content: string): string {
  return `<section><h2>${escaped(heading)}</h2>${content}</section>`;
}

function paragraph(html: string): string {
  return `<p>${html}</p>`;
}

/** Sent to the address the page was opened at. */
function form(wish: Wish, label: string): string {
  return `<form method="post"><button name="wish" value="${wish}">${escaped(label)}</button></form>`;
}
