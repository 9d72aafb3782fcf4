import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationArguments } from 'class-validator';

// Letters and a symbol that are drawn as nothing: the fillers of Hangul, and Braille without a dot.
const drawnAsNothing = /[\u115f\u1160\u3164\uffa0\u2800]/g;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;
// What ends a line, and every other control character.
const control = /[\p{Cc}\u2028\u2029]/u;

/** Why a text says nothing, or too much; null: neither. It may have several lines. */
export function faultOfWords(text: string, longest: number): string | null {
  if (!visible.test(text.replace(drawnAsNothing, ''))) return 'must not be blank';
  // Characters, as PostgreSQL counts them, and not halves of surrogate pairs.
  const length = text.length > longest ? [...text].length : 0;
  return length > longest ? `must be at most ${longest} characters, and has ${length}` : null;
}

/** Why a text is none that stands on one line, such as a title or a name; null: it is one. */
export function faultOfLine(text: string, longest: number): string | null {
  return control.test(text) ? 'must be one line, without control characters' : faultOfWords(text, longest);
}

// A name by which somebody acts must not look like another one.
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Why a text is none by which something is known in another system: one line, all of which can be seen; null: it is one. */
export function faultOfForeignId(text: string, longest: number): string | null {
  const isUnseen = unseen.test(text) || text !== text.replace(drawnAsNothing, '');
  const fault = faultOfLine(text, longest);
  return fault === null && isUnseen ? 'must not contain characters that cannot be seen' : fault;
}

/** Words of somebody: 1 to so many characters, not all of them white. */
export const IsWords = textRule('isWords', faultOfWords);

/** The same on one line. */
export const IsLine = textRule('isLine', faultOfLine);

/** By what something is known in another system. */
export const IsForeignId = textRule('isForeignId', faultOfForeignId);

/** Taken without the blanks around it, which no reader sees, and in Unicode's composed form as `Composed` has it. */
export function Bare(): PropertyDecorator {
  return Transform(({ value }) => (typeof value === 'string' ? value.trim().normalize('NFC') : value));
}

/**
 * Taken in Unicode's composed form (NFC): for what is compared letter by letter, where "é" as one character and as two
 * must not be two different things. Names are kept as they came.
 */
export function Composed(): PropertyDecorator {
  return Transform(({ value }) => (typeof value === 'string' ? value.normalize('NFC') : value));
}

function textRule(name: string, faultOf: (text: string, longest: number) => string | null) {
  return (longest: number): PropertyDecorator => {
    const faultIn = (value: unknown) => (typeof value === 'string' ? faultOf(value, longest) : 'must be a text');
    return ValidateBy({
      name,
      validator: {
        validate: (value) => faultIn(value) === null,
        defaultMessage: (args?: ValidationArguments) => faultIn(args?.value) ?? '',
      },
    });
  };
}
