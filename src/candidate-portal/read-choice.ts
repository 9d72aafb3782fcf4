import type { PreferenceChoice } from './pages/preferences-page.js';

export type AskedBy = 'PAGE' | 'MAIL_PROGRAM';

const choices: ReadonlySet<string> = new Set<PreferenceChoice>(['decline-notes', 'want-notes', 'do-not-write']);

/**
 * What a form asks for; null for anything that no form of ours sends. `List-Unsubscribe=One-Click` is what a mail program
 * sends when its reader unsubscribes there (RFC 8058).
 */
export function readChoice(form: FormData): { readonly choice: PreferenceChoice; readonly by: AskedBy } | null {
  if (form.get('List-Unsubscribe') === 'One-Click') return { choice: 'decline-notes', by: 'MAIL_PROGRAM' };
  const choice = form.get('choice');
  return typeof choice === 'string' && choices.has(choice) ? { choice: choice as PreferenceChoice, by: 'PAGE' } : null;
}
