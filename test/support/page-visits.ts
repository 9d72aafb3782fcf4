import { fieldsOf, formsOf } from '../pages/page-forms.js';
import type { TestApp } from './test-app.js';

/** Links to such a page in mails that hold that text or go to that address, by whichever mail server, the latest first. */
export function linksTo(app: TestApp, page: 'status' | 'answer' | 'address' | 'preferences', wanted: string): string[] {
  const sent = app.mail.received.map(({ envelope, parsed }) => ({ to: envelope.to, content: parsed.text ?? '' }));
  const all = [...sent, ...(app.relay?.mails ?? [])];
  const own = all.filter(({ to, content }) => content.includes(wanted) || to.some((each) => same(each, wanted)));
  // Long lines are broken in the text of a mail.
  const texts = own.map(({ content }) => content.replace(/=\r?\n/gu, '').replaceAll('=3D', '='));
  const pattern = new RegExp(`https?://[^/]+(/${page}/[\\w/-]+)`, 'gu');
  return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, path = '']) => path)).reverse();
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
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
  const { status, text } = await sendForm(app, firstOf(linksTo(app, 'status', address)), 'act', given);
  if (status !== 303) throw new Error(`the page answered ${status}: ${text}`);
  app.clock.advance({ minutes: 20 });
  await app.settle();
}

/** Answers about the application of that link that its member has called. */
export async function answerByLink(app: TestApp, path: string): Promise<void> {
  const applicationId = path.split('/').at(-1);
  const preview = await sendForm(app, path, 'preview', { [`answer-${applicationId}`]: 'CALLED' });
  const form = formsOf(preview.text).find(({ fields }) => fields['does'] === 'do');
  await app.http.post(path).type('form').send(fieldsOf(form));
}

export function firstOf(links: readonly string[]): string {
  const [link] = links;
  if (link === undefined) throw new Error('no mail leads there');
  return link;
}
