import { lintWords, type TemplateWarning } from './lint-template.js';

export type NoteWarning = Omit<TemplateWarning, 'field'>;

/** What a good recruiter would look at again in words to one candidate, in the language of the mail they stand in. */
export function lintNote(note: string, locale: string): NoteWarning[] {
  return lintWords({ text: note, at: 0 }, locale);
}
