import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { InvalidField, InvalidInput } from '../problems/common-problems.js';
import { Refused } from '../problems/refused.js';
import { rememberValidatedClasses } from '../wire/validated-classes.js';
import { withoutRows, withRows } from './rows-as-given.js';
import { unstorableText } from './unstorable-text.js';

/** Validates every input class and refuses with all its faults at once, each with its path from the argument downwards. */
export function inputValidation(): ValidationPipe {
  rememberValidatedClasses();
  return new InputValidation({
    transform: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new Faults(errors),
  });
}

class Faults {
  constructor(readonly errors: readonly ValidationError[]) {}
}

class InputValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Context and parents pass through here too.
    if (metadata.type !== 'body') return value;
    // What may be left out, the schema has said. Null is no other than that for an argument: a resolver that was to tell
    // them apart would declare its class with null, and the class would not be known here.
    if (value === undefined || value === null) return undefined;
    const above = metadata.data === undefined ? [] : [metadata.data];
    const unstorable = unstorableText(value, above);
    if (unstorable !== undefined) throw new Refused(InvalidInput.of(unstorable.path, unstorable.because));
    try {
      const checked = withoutRows(value, metadata.metatype);
      return withRows(value, await super.transform(checked, metadata), metadata.metatype);
    } catch (error) {
      throw error instanceof Faults ? refusedFor(error.errors, above) : error;
    }
  }
}

function refusedFor(errors: readonly ValidationError[], above: string[]): Refused {
  const [first, ...rest] = errors.flatMap((error) => faultsOf(error, above));
  if (first === undefined) throw new Error('validation failed without an error');
  return new Refused(new InvalidInput([first, ...rest]));
}

function faultsOf(error: ValidationError, above: string[]): InvalidField[] {
  const path = [...above, error.property];
  const own = Object.values(error.constraints ?? {}).map((message) => new InvalidField(path, message));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, path))];
}
