import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { InvalidField, InvalidInput } from '../problems/common-problems.js';
import { Refused } from '../problems/refused.js';

/** Validates every input class and refuses with all its faults at once, each with its path. */
export function inputValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const [first, ...rest] = errors.flatMap((error) => faultsOf(error, ['input']));
      if (first === undefined) throw new Error('validation failed without an error');
      return new Refused(new InvalidInput([first, ...rest]));
    },
  });
}

function faultsOf(error: ValidationError, above: string[]): InvalidField[] {
  const path = [...above, error.property];
  const own = Object.values(error.constraints ?? {}).map((message) => new InvalidField(path, message));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, path))];
}
