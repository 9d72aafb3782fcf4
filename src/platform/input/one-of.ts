import { ValidateBy, type ValidationArguments } from 'class-validator';

/** Either this property is given or that one: not both, and not none. */
export function IsOneOf(other: string): PropertyDecorator {
  return given(other, 1);
}

/** This property is not given beside that one. */
export function IsAtMostOneOf(other: string): PropertyDecorator {
  return given(other, 0);
}

function given(other: string, atLeast: 0 | 1): PropertyDecorator {
  const countOf = (value: unknown, args: ValidationArguments | undefined) =>
    [value, (args?.object as Record<string, unknown>)?.[other]].filter((each) => each !== undefined && each !== null)
      .length;
  return ValidateBy({
    name: 'isOneOf',
    validator: {
      validate: (value, args) => [atLeast, 1].includes(countOf(value, args)),
      defaultMessage: (args) =>
        countOf(args?.value, args) === 0 ? `is needed, or ${other} in its place` : `must not be given beside ${other}`,
    },
  });
}
