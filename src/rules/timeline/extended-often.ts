import type { Policy } from '../policy/policy.js';

/** Whether a mail is not enough any more: after so many extensions the candidate is to be called. */
export function isExtendedOften(extensions: number, { extensionsBeforeAdvice }: Policy): boolean {
  return extensions > extensionsBeforeAdvice;
}
