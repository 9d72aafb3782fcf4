import { faultOfPersonName } from '../../platform/graphql/validators.js';
import { canonicalAddress, faultOfMailAddress } from '../../platform/mail-address/mail-address.js';
import type { RowProblem, SyncCandidate, SyncEmail } from '../sync/rows.js';
import { invalid } from './problem-of-row.js';

/** What a row says of a person, as it is kept here. What is left out is not said. */
export interface CandidateFields {
  readonly fullName?: string;
  readonly email?: string;
  readonly phone?: string | null;
  readonly locale?: string | null;
  readonly timeZone?: string | null;
}

/** @param isNew a new one needs a name and an address */
export function candidateFields(row: SyncCandidate, index: number, isNew: boolean): CandidateFields | RowProblem {
  const fullName = nameOf(row);
  if (fullName === '' && isNew) return invalid(index, 'fullName', 'is needed for a new candidate');
  const fault = fullName === '' ? null : faultOfPersonName(fullName);
  if (fault !== null) return invalid(index, 'fullName', fault);
  const typed = addressOf(row);
  if (typed === null && isNew) return invalid(index, 'email', 'is needed for a new candidate');
  const email = typed === null ? undefined : canonicalAddress(typed);
  if (typed !== null && email === undefined)
    return invalid(index, 'email', faultOfMailAddress(typed) ?? 'is no address');
  return {
    ...(fullName === '' ? {} : { fullName }),
    ...(email === undefined ? {} : { email }),
    ...(row.phone === undefined ? {} : { phone: row.phone?.replace(/^'/, '').trim() || null }),
    ...(row.locale === undefined ? {} : { locale: row.locale || null }),
    ...(row.timeZone === undefined ? {} : { timeZone: row.timeZone || null }),
  };
}

function nameOf({ fullName, firstName, lastName }: SyncCandidate): string {
  return (fullName || [firstName, lastName].filter(Boolean).join(' ')).trim();
}

/**
 * The address that is written to: of several the personal one, else the first that is not for work. Whom somebody works for
 * today reads mails there.
 */
function addressOf({ email, emails }: SyncCandidate): string | null {
  if (email?.trim()) return email.trim();
  const given = (emails ?? []).filter(({ value }) => value.trim() !== '');
  const best = given.find(isOf('personal')) ?? given.find((each) => !isOf('work')(each)) ?? given[0];
  return best?.value.trim() ?? null;
}

function isOf(type: string): (email: SyncEmail) => boolean {
  return (email) => email.type?.trim().toLowerCase() === type;
}
