import type { AtsSeals, SecretPlace } from './ats-seals.js';
import type { SecretRow } from './inbox.reads.js';

/**
 * The secrets that are believed at that time, in clear: each, and the one before it while both are.
 * @throws CannotOpen
 */
export function openSecrets(
  seals: AtsSeals,
  rows: readonly SecretRow[],
  at: Omit<SecretPlace, 'label'>,
  now: Date,
): readonly string[] {
  return rows.flatMap((row) => {
    const place = { ...at, label: row.label };
    const open = (bytes: Buffer | null, keyId: string | null) =>
      bytes === null || keyId === null ? [] : [seals.openSecret({ bytes, keyId }, place)];
    const isBelieved = row.previousUntil !== null && now < row.previousUntil;
    return [
      ...open(row.sealedSecret, row.sealedWith),
      ...(isBelieved ? open(row.previousSecret, row.previousWith) : []),
    ];
  });
}
