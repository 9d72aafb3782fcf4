import type { CandidateStatus } from '../../notifications/index.js';
import { textOf } from '../../platform/html/form-parser.js';
import { canonicalAddress } from '../../platform/mail-address/mail-address.js';
import { PORTAL_LANGUAGES } from '../words/words-for.js';
import type { Corrections } from './status.service.js';

const LONGEST_NAME = 120;

/** What a candidate corrects of what is known of them; of what cannot be used, which it is. */
export function readCorrections(
  form: FormData,
  status: CandidateStatus,
): Corrections | { readonly faults: ReadonlySet<string> } {
  const given = {
    greetingName: textOf(form, 'greetingName')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, LONGEST_NAME),
    language: textOf(form, 'language'),
    zone: textOf(form, 'zone'),
    email: textOf(form, 'email').trim(),
  };
  const faults = new Set<string>();
  if (given.email !== '' && canonicalAddress(given.email) === undefined) faults.add('email');
  if (!isZone(given.zone)) faults.add('zone');
  if (!PORTAL_LANGUAGES.some(({ locale }) => locale === given.language)) faults.add('language');
  if (faults.size > 0) return { faults };
  return { ...given, email: canonicalAddress(given.email) ?? status.email };
}

function isZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
