import { isSecret } from './secret.js';

const withheld = '(secret)';

/** What was asked for, as JSON: the input with its nested inputs, and `(secret)` wherever a secret was given. */
export function detailOf(input: object): string {
  return JSON.stringify(input, function (this: object, field: string, value: unknown) {
    return value !== null && value !== undefined && isSecret(this, field) ? withheld : value;
  });
}
