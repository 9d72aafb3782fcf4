/** Stands where a text was that cannot be NULL. The database checks that an erased candidate is called so. */
export const erased = '(erased)';

/** The language of what is gone: BCP 47 calls it undetermined. */
export const erasedLanguage = 'und';
