/** What speaks against a whole file: nothing of it is taken then. */
export const csvFaults = [
  'EMPTY',
  'NO_ROWS',
  'NOT_TEXT',
  'WRONG_ENCODING',
  'CUT_OFF',
  'NOT_CSV',
  'RECORD_TOO_LONG',
  'TOO_MANY_COLUMNS',
  'COLUMN_TWICE',
  'COLUMNS_MISSING',
  'DATES_AMBIGUOUS',
] as const;

export type CsvFaultCode = (typeof csvFaults)[number];

export class CsvFault extends Error {
  override readonly name = 'CsvFault';

  /**
   * @param message a sentence for who sent the file: what is wrong, and what to do
   * @param line in the file, from 1; null if it is no matter of a line
   */
  constructor(
    readonly code: CsvFaultCode,
    message: string,
    readonly line: number | null = null,
  ) {
    super(message);
  }
}
