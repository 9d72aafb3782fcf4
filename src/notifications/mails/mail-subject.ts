import { cut } from './clean-text.js';
import { withPlainSpaces } from './keep-together.js';
import type { MailFacts } from './mail-facts.js';
import type { MailWords } from './mail-words.js';

/** RFC 5322 asks for lines of 78 characters; most clients show less. */
const SHORT_SUBJECT = 78;
/** An everyday title with a name. Both stay whole behind the longest news too: the subject grows instead. */
const LEAST_ROOM = 48;

/** The news first, then job and organization, which share what room is left. */
export function writeSubject(headline: string, { job, organization }: MailFacts, words: MailWords): string {
  const write = (title: string, name: string) => words.say('subject', { headline, job: title, organization: name });
  const room = Math.max(SHORT_SUBJECT - write('', '').length, LEAST_ROOM);
  const titleRoom = Math.max(Math.floor(room / 2), room - organization.name.length);
  const title = cut(job.title, titleRoom);
  return withPlainSpaces(write(title, cut(organization.name, room - title.length)));
}
