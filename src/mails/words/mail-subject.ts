import { cut } from '../clean-text.js';
import { withoutIsolates } from '../layout/isolate.js';
import { withPlainSpaces } from '../layout/keep-together.js';
import type { MailWords } from './mail-words.js';

/** RFC 5322 asks for lines of 78 characters; most clients show less. */
const SHORT_SUBJECT = 78;
/** An everyday title with a name. Both stay whole behind the longest news too: the subject grows instead. */
const LEAST_ROOM = 48;

interface Place {
  job: { title: string };
  organization: { name: string };
}

/** The news first, then job and organization, which share what room is left. */
export function writeSubject(headline: string, { job, organization }: Place, words: MailWords): string {
  const write = (title: string, name: string) =>
    plainLine(words.say('subject', { headline, job: title, organization: name }));
  const room = Math.max(SHORT_SUBJECT - write('', '').length, LEAST_ROOM);
  const titleRoom = Math.max(Math.floor(room / 2), room - organization.name.length);
  const title = cut(job.title, titleRoom);
  return write(title, cut(organization.name, room - title.length));
}

/** For a header: without what only a body needs. */
export function plainLine(text: string): string {
  return withPlainSpaces(withoutIsolates(text));
}
