import type { ByteSource } from './byte-source.js';
import { CsvFault } from './csv-fault.js';
import { type CsvField, findPreset, type PresetName } from './csv-fields.js';
import { type CsvReading, type CsvRow, type CsvRowFault, rowOf } from './csv-row.js';
import { decoded } from './decoded.js';
import { type Columns, findColumns } from './find-columns.js';
import { type Delimiter, findDelimiter } from './find-delimiter.js';
import { type Encoding, findEncoding } from './find-encoding.js';
import type { DateOrder } from './read-date.js';
import { beginning, type CsvPlace, readRecords } from './read-records.js';

const longestHeader = 65_536;

/** What the sender says about a file. What is left out is found out, and told. */
export interface CsvOptions {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly preset?: PresetName | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly columns?: Readonly<Partial<Record<CsvField, string>>> | undefined;
}

/** How a file is read and understood: what was said, and for the rest what was found. */
export interface CsvPlan {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly preset: PresetName;
  readonly dateOrder: DateOrder | null;
  readonly header: readonly string[];
  readonly columns: Columns;
}

/** A record with what it says, or with what is wrong with it; `AGAIN`: the header once more, as where files were joined. */
export interface NumberedCsvRow extends CsvPlace {
  /** Of the records, from 1: the header is none. */
  readonly number: number;
  readonly row: CsvRow | CsvRowFault | 'AGAIN';
}

/** How to read it, by its beginning and the whole of its bytes. @throws CsvFault */
export async function planCsv(source: ByteSource, options: CsvOptions): Promise<CsvPlan> {
  const encoding = options.encoding ?? (await findEncoding(source));
  const delimiter = options.delimiter ?? findDelimiter(await beginningOf(source, encoding));
  for await (const { fields } of readRecords(source, { encoding, delimiter })) {
    const header = fields.map((each) => each.trim());
    const preset = options.preset ?? findPreset(header);
    const columns = findColumns(header, preset, options.columns);
    return { encoding, delimiter, preset, dateOrder: options.dateOrder ?? null, header, columns };
  }
  throw new CsvFault('EMPTY', 'The file is empty.');
}

/** Its records behind a place, each with what it says. @throws CsvFault */
export async function* readRows(
  source: ByteSource,
  plan: CsvPlan,
  from: CsvPlace & { readonly number: number } = { ...beginning, number: 0 },
): AsyncGenerator<NumberedCsvRow> {
  const reading: CsvReading = { columns: plan.columns, width: plan.header.length, dateOrder: plan.dateOrder };
  let number = from.number;
  let isHeader = from.end === 0;
  for await (const { fields, line, end } of readRecords(source, plan, from)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    number += 1;
    yield { number, line, end, row: isSame(fields, plan.header) ? 'AGAIN' : rowOf(fields, reading) };
  }
}

/** Reads all of it and changes nothing. Returns how many records there are. @throws CsvFault */
export async function checkCsv(source: ByteSource, plan: CsvPlan, told?: (row: NumberedCsvRow) => Promise<void>) {
  let rows = 0;
  for await (const each of readRows(source, plan)) {
    rows += 1;
    const { row, line } = each;
    if (isFault(row) && row.code === 'DATE_AMBIGUOUS')
      throw new CsvFault('DATES_AMBIGUOUS', `Line ${line}: ${row.message}`, line);
    await told?.(each);
  }
  return rows;
}

export function isFault(row: NumberedCsvRow['row']): row is CsvRowFault {
  return row !== 'AGAIN' && 'code' in row;
}

/** Characters of the beginning, in which the header is: those of a file with as many columns as may be. */
async function beginningOf(source: ByteSource, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const bytes of decoded(source, encoding)) {
    text += bytes.toString('utf8');
    if (text.length >= longestHeader) break;
  }
  return text;
}

function isSame(fields: readonly string[], header: readonly string[]): boolean {
  return fields.length === header.length && fields.every((each, at) => each.trim() === header[at]);
}
