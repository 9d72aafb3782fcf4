import { faultOfPersonName, isLocale, isPhoneNumber, isTimeZone } from '../../platform/graphql/validators.js';
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

/** What is kept of a row, and what of it is not, with why: all else of it counts. */
export interface ReadCandidate {
  readonly fields: CandidateFields;
  readonly problem: RowProblem | null;
}

/** @param isNew a new one needs a name and an address: the row is refused without */
export function readCandidate(row: SyncCandidate, index: number, isNew: boolean): ReadCandidate | RowProblem {
  const fullName = nameOf(row);
  if (fullName === '' && isNew) return invalid(index, 'fullName', 'is needed for a new candidate');
  const fault = fullName === '' ? null : faultOfPersonName(fullName);
  if (fault !== null) return invalid(index, 'fullName', fault);
  const typed = addressesOf(row);
  const email = typed.map(canonicalAddress).find((address) => address !== undefined);
  const [first] = typed;
  if (first === undefined && isNew) return invalid(index, 'email', 'is needed for a new candidate');
  const noAddress =
    first === undefined || email !== undefined
      ? null
      : invalid(index, 'email', faultOfMailAddress(first) ?? 'is no address');
  if (noAddress !== null && isNew) return noAddress;
  const others = optionalFields(row, index);
  return {
    fields: { ...(fullName === '' ? {} : { fullName }), ...(email === undefined ? {} : { email }), ...others.fields },
    problem: noAddress ?? others.problem,
  };
}

const checks = [
  ['phone', isPhoneNumber, 'is not a telephone number'],
  ['locale', isLocale, 'is not a language tag, such as es or pt-BR'],
  ['timeZone', isTimeZone, 'is not a time zone of the IANA database, such as Europe/Berlin'],
] as const;

/** What nobody needs of a person: each as it is given, null where that is nothing; left out, with the first problem, where it is odd. */
function optionalFields(row: SyncCandidate, index: number): ReadCandidate {
  const fields: { -readonly [Name in (typeof checks)[number][0]]?: string | null } = {};
  let problem: RowProblem | null = null;
  for (const [name, is, message] of checks) {
    const given = row[name];
    if (given === undefined) continue;
    // Where a spreadsheet was kept from taking it for a formula, it begins with an apostrophe.
    const text = given?.replace(/^'/, '').trim() || null;
    if (text === null || is(text)) fields[name] = text;
    else problem ??= invalid(index, name, message);
  }
  return { fields, problem };
}

function nameOf({ fullName, firstName, lastName }: SyncCandidate): string {
  return (fullName || [firstName, lastName].filter(Boolean).join(' ')).trim();
}

/**
 * The addresses that may be written to, the best first: the one that is given alone, of several the personal one, then those
 * that are not for work. Whom somebody works for today reads mails there.
 */
function addressesOf({ email, emails }: SyncCandidate): string[] {
  const rank = (each: SyncEmail) => (isOf('personal')(each) ? 0 : isOf('work')(each) ? 2 : 1);
  const ranked = [...(emails ?? [])].sort((one, other) => rank(one) - rank(other)).map(({ value }) => value);
  return [email ?? '', ...ranked].map((address) => address.trim()).filter((address) => address !== '');
}

function isOf(type: string): (email: SyncEmail) => boolean {
  return (email) => email.type?.trim().toLowerCase() === type;
}
