import { z } from 'zod';
import { type CsvField, csvFields, presetNames } from '../csv/csv-fields.js';
import { delimiters } from '../csv/find-delimiter.js';
import { encodings } from '../csv/find-encoding.js';
import { dateOrders } from '../csv/read-date.js';
import type { ImportOrder } from './make-import.js';

/** Delimiters by their names, for where a tab or a semicolon cannot be written. */
const named: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t' };

const text = z.string().min(1).max(200);

/** What may be said of a file, by the command line and in an address alike. */
export const importOptions = z.object({
  connection: z.uuid('is not the id of a connection'),
  preset: z.enum(presetNames).optional(),
  encoding: z.enum(encodings).optional(),
  delimiter: z
    .string()
    .transform((given) => named[given] ?? given)
    .pipe(z.enum(delimiters, { error: 'must be comma, semicolon or tab' }))
    .optional(),
  'date-order': z.enum(dateOrders).optional(),
  /** `email=E-Mail,fullName=Name` */
  columns: z
    .string()
    .max(4_000)
    .transform((given, context) => {
      const read = columnsIn(given);
      if (read === null)
        context.addIssue({
          code: 'custom',
          message: `must be like email=E-Mail,fullName=Name; fields are ${csvFields.join(', ')}`,
        });
      return read ?? {};
    })
    .optional(),
});

/** The same in an address. */
export const importQuery = importOptions.extend({
  'dry-run': z.enum(['true', 'false']).optional(),
  name: text.optional(),
});

export function orderOf(
  given: z.infer<typeof importOptions>,
  { fileName, dryRun }: Pick<ImportOrder, 'fileName' | 'dryRun'>,
): ImportOrder {
  const { connection, preset, encoding, delimiter, 'date-order': dateOrder, columns } = given;
  const said = Object.entries({ preset, encoding, delimiter, dateOrder, columns });
  const options = Object.fromEntries(said.filter(([, value]) => value !== undefined));
  return { atsIntegrationId: connection, fileName, dryRun, options };
}

function columnsIn(given: string): Partial<Record<CsvField, string>> | null {
  const pairs = given.split(',').map((each) => each.split('=').map((part) => part.trim()));
  const isGood = pairs.every(
    ([field = '', name, ...rest]) => (csvFields as readonly string[]).includes(field) && name && rest.length === 0,
  );
  return isGood ? Object.fromEntries(pairs) : null;
}
