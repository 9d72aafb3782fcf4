import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { ByteSource } from './byte-source.js';
import { CsvFault } from './csv-fault.js';
import { decoded } from './decoded.js';
import type { Delimiter } from './find-delimiter.js';
import type { Encoding } from './find-encoding.js';

/** One record of a file, and where in the file it ends. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** The last line of it, from 1: a field may have several. */
  readonly line: number;
  /** How many bytes of UTF-8 have been read with it: from there the next one is read. */
  readonly end: number;
}

/** How a file is read. */
export interface CsvForm {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
}

/** Where an earlier reading had come to. */
export interface CsvPlace {
  readonly end: number;
  readonly line: number;
}

export const beginning: CsvPlace = { end: 0, line: 0 };

// Characters. A note is far shorter; a quote that never closes would make one record of the rest of the file.
const longestRecord = 262_144;

interface Info {
  readonly bytes: number;
  readonly empty_lines: number;
}

/**
 * The records of a file as RFC 4180 has them, one after the other and none kept. Lines may end in either way, empty ones
 * are passed over. Quotes within a field that does not begin with one are letters, as exports write nicknames.
 * @throws CsvFault
 */
export async function* readRecords(
  source: ByteSource,
  { encoding, delimiter }: CsvForm,
  place: CsvPlace = beginning,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    max_record_size: longestRecord,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // What the source fails with is the parser's failure too.
  const fed = pipeline(Readable.from(decoded(source, encoding, place.end)), parser).catch(() => undefined);
  let lines = place.line;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      // Not those of the parser, which takes the two bytes of a line end within a field for two lines.
      lines += 1 + linesWithin(record);
      yield { fields: record, line: lines + info.empty_lines, end: place.end + info.bytes };
    }
  } catch (error) {
    throw faultOf(error, lines + 1);
  } finally {
    parser.destroy();
    await fed;
  }
}

function linesWithin(fields: readonly string[]): number {
  return fields.reduce((count, field) => count + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/** @param line where the record begins that could not be read */
function faultOf(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new CsvFault(
      'CUT_OFF',
      `The file ends within a quoted field of the record that begins in line ${line}.`,
      line,
    );
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new CsvFault(
      'RECORD_TOO_LONG',
      `The record that begins in line ${line} is too long: is a quote missing?`,
      line,
    );
  return new CsvFault('NOT_CSV', `Line ${line} cannot be read as CSV.`, line);
}
