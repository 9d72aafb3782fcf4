import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** @param file as the repository has it */
export const textOf = (file: string) => readFile(join(repository, file), 'utf8');

/** A number of a document: the words around it, and where the code has it. */
export interface Figure {
  readonly said: RegExp;
  readonly file: string;
  readonly code: RegExp;
  /** How much of the code's unit one of the document's is; 1 if left out. */
  readonly unit?: number;
}

/** What the document says and what the code does, in the document's unit. `NaN` where there is no such number. */
export async function compared(text: string, { said, file, code, unit = 1 }: Figure): Promise<[number, number]> {
  return [numberIn(said.exec(text)), numberIn(code.exec(await textOf(file))) / unit];
}

const numberIn = (found: RegExpExecArray | null) => Number((found?.[1] ?? 'none').replaceAll(/[,_]/g, ''));
