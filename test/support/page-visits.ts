import { fieldsOf, formsOf } from '../pages/page-forms.js';
import type { TestApp } from './test-app.js';

/** The latest link to such a page in a mail to that address. */
export function linkTo(app: TestApp, page: 'status' | 'answer', address: string): string {
  const own = app.mail.received.filter(({ envelope }) =>
    envelope.to.some((to) => to.toLowerCase() === address.toLowerCase()),
  );
  const links = own.flatMap(
    ({ parsed }) => new RegExp(`https?://[^/]+(/${page}/[\\w/-]+)`).exec(parsed.text ?? '')?.[1] ?? [],
  );
  const link = links.at(-1);
  if (link === undefined) throw new Error(`no mail to ${address} leads to ${page}`);
  return link;
}

/** Sends a form of that page. @returns the answer */
export async function sendForm(app: TestApp, path: string, does: string, given: Readonly<Record<string, string>>) {
  const form = formsOf((await app.http.get(path)).text).find(({ fields }) => fields['does'] === does);
  return await app.http
    .post(path)
    .type('form')
    .send({ ...fieldsOf(form), ...given });
}

/** Has a candidate, who was told something by mail, send something by their page; it leaves when it can no longer be taken back. */
export async function sendFollowUp(
  app: TestApp,
  address: string,
  given: Readonly<Record<string, string>>,
): Promise<void> {
  const { status, text } = await sendForm(app, linkTo(app, 'status', address), 'act', given);
  if (status !== 303) throw new Error(`the page answered ${status}: ${text}`);
  app.clock.advance({ minutes: 20 });
  await app.settle();
}

/** Answers by the latest link to that member. */
export async function answerByLink(
  app: TestApp,
  address: string,
  given: Readonly<Record<string, string>>,
): Promise<void> {
  const path = linkTo(app, 'answer', address);
  const preview = await sendForm(app, path, 'preview', given);
  const form = formsOf(preview.text).find(({ fields }) => fields['does'] === 'do');
  await app.http.post(path).type('form').send(fieldsOf(form));
}
