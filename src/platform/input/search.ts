import { ValidateBy } from 'class-validator';

const shortest = 2;
const longest = 100;

/** What somebody looks for: 2 to 100 characters, not counting white space around them. */
export function IsSearch(): PropertyDecorator {
  const lengthOf = (value: unknown) => (typeof value === 'string' ? [...value.normalize('NFC').trim()].length : 0);
  return ValidateBy({
    name: 'isSearch',
    validator: {
      validate: (value) => lengthOf(value) >= shortest && lengthOf(value) <= longest,
      defaultMessage: () => `must be ${shortest} to ${longest} characters, without the spaces around them`,
    },
  });
}
