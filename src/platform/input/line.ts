import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationArguments, type ValidationOptions } from 'class-validator';

// Letters and a symbol that are drawn as nothing: the fillers of Hangul, and Braille without a dot.
const drawnAsNothing = /[\u115f\u1160\u3164\uffa0\u2800]/g;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;
// What ends a line, and every other control character.
const control = /[\p{Cc}\u2028\u2029]/u;

/** Why a text is none that stands on one line, where it says something: a title, a name; null: it is one. */
export function faultOfLine(text: string, longest: number): string | null {
  if (control.test(text)) return 'must be one line, without control characters';
  if (!visible.test(text.replace(drawnAsNothing, ''))) return 'must not be blank';
  // Characters, as PostgreSQL counts them, and not halves of surrogate pairs.
  const length = [...text].length;
  return length > longest ? `must be at most ${longest} characters, and has ${length}` : null;
}

/** A text on one line that is not blank: 1 to so many characters. */
export function IsLine(longest: number, options?: ValidationOptions): PropertyDecorator {
  const faultOf = (value: unknown) => (typeof value === 'string' ? faultOfLine(value, longest) : 'must be a text');
  return ValidateBy(
    {
      name: 'isLine',
      validator: {
        validate: (value) => faultOf(value) === null,
        defaultMessage: (args?: ValidationArguments) => faultOf(args?.value) ?? '',
      },
    },
    options,
  );
}

/**
 * Taken in Unicode's composed form (NFC): for what is compared letter by letter, where "é" as one character and as two
 * must not be two different things. Names are kept as they came.
 */
export function Composed(): PropertyDecorator {
  return Transform(({ value }) => (typeof value === 'string' ? value.normalize('NFC') : value));
}
