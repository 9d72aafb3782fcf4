import { CsvFault } from './csv-fault.js';
import { type CsvField, columnsOfPreset, csvFields, keyOfColumn, type PresetName } from './csv-fields.js';

/** In which column of a file a field stands, from 0. */
export type Columns = Readonly<Partial<Record<CsvField, number>>>;

/** More is no list of candidates: a matrix, or a file whose delimiter stands in its texts. */
export const mostColumns = 200;

/**
 * Finds the columns of a header.
 * @param own what the sender says about columns, which goes before the preset
 * @throws CsvFault
 */
export function findColumns(
  header: readonly string[],
  preset: PresetName,
  own: Readonly<Partial<Record<CsvField, string>>> = {},
): Columns {
  if (header.length > mostColumns)
    throw new CsvFault(
      'TOO_MANY_COLUMNS',
      `The header has ${header.length} columns; ${mostColumns} are read at most.`,
      1,
    );
  const keys = header.map(keyOfColumn);
  const found: Partial<Record<CsvField, number>> = {};
  for (const field of csvFields) {
    const named = own[field];
    const wanted = named === undefined ? columnsOfPreset(preset, field) : [keyOfColumn(named)];
    const key = wanted.find((each) => keys.includes(each));
    if (key === undefined) {
      if (named !== undefined) throw new CsvFault('COLUMNS_MISSING', `There is no column "${named}".`, 1);
      continue;
    }
    const at = keys.indexOf(key);
    if (keys.indexOf(key, at + 1) >= 0)
      throw new CsvFault('COLUMN_TWICE', `The column "${header[at]}" is there twice: which one counts?`, 1);
    found[field] = at;
  }
  refuseNobody(found);
  return found;
}

/** Somebody has to be known by something. */
function refuseNobody(columns: Columns): void {
  if (columns.candidateId !== undefined || columns.email !== undefined) return;
  throw new CsvFault(
    'COLUMNS_MISSING',
    'No column holds an e-mail address or an id of candidates: name the column, or check the delimiter.',
    1,
  );
}
