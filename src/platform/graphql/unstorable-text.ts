/** A text that PostgreSQL cannot store, and where it stands. */
export interface UnstorableText {
  readonly path: string[];
  readonly because: string;
}

/**
 * The first text in a value that cannot be stored; undefined if all can. PostgreSQL stores every character but U+0000,
 * and in UTF-8 a half of a surrogate pair is none: JSON can write both.
 * @param path where the value stands
 */
export function unstorableText(value: unknown, path: string[]): UnstorableText | undefined {
  return isStorable(value) ? undefined : faultIn(value, path);
}

/** Whether PostgreSQL can store every text in a value: nearly always, which is found without noting where each stands. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isStorable);
  for (const key in value) {
    if (Object.hasOwn(value, key) && !isStorable((value as Record<string, unknown>)[key])) return false;
  }
  return true;
}

function faultIn(value: unknown, path: string[]): UnstorableText | undefined {
  if (typeof value === 'string') {
    if (value.includes('\0')) return { path, because: 'must not contain the character U+0000' };
    return value.isWellFormed()
      ? undefined
      : { path, because: 'must not contain half of a surrogate pair (U+D800 to U+DFFF)' };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, each] of Object.entries(value)) {
    const found = faultIn(each, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A text as it can be stored: what cannot stands there as U+FFFD, for a record of what came and was refused. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/** A value as JSON that can be stored, whatever its texts hold. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? storable(each) : each));
}
