import { createWriteStream } from 'node:fs';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { ImportLocalFile, ImportReport, importOptions, orderOf } from '../ats/index.js';
import { type Command, id, read, withApp } from './command.js';
import { progressBar } from './progress-bar.js';

export const importUsage = `npm run cli -- import --organization 019f… --connection 019f… --file candidates.csv
         [--dry-run] [--preset generic|indeed|linkedin] [--encoding utf-8|utf-16le|utf-16be|windows-1252]
         [--delimiter comma|semicolon|tab] [--date-order DMY|MDY] [--columns email=E-Mail,fullName=Name]
         [--report report.csv]
  Takes a CSV file of candidates and applications in. It is checked whole before the first record is; with --dry-run that
  is all. Stopped, it goes on where it had come to when it is given again. Prints what was found and how many records
  ended in which way as JSON; --report writes what became of each. Exit code 1 if the file was refused.`;

const order = importOptions.extend({
  organization: id,
  file: z.string().min(1),
  'dry-run': z.boolean().optional(),
  report: z.string().min(1).optional(),
});

export const importFile: Command = async (args, env) => {
  const input = read(order, args);
  const { organization, file, report, 'dry-run': dryRun = false } = input;
  return await withApp(env, async (app) => {
    const bar = progressBar(process.stderr, 'records');
    const stopping = new AbortController();
    const stop = () => stopping.abort();
    // After the batch that is under way: the next run goes on behind it at once.
    process.once('SIGINT', stop);
    try {
      const watch = { progress: bar.draw, signal: stopping.signal };
      const { fileName: _, ...said } = orderOf(input, { fileName: null, dryRun });
      const row = await app.get(ImportLocalFile).run(organization, said, file, watch);
      if (report !== undefined)
        await pipeline(Readable.from(app.get(ImportReport).csv(organization, row.id)), createWriteStream(report));
      const { plan } = row;
      const found = plan && {
        encoding: plan.encoding,
        delimiter: plan.delimiter,
        preset: plan.preset,
        columns: Object.fromEntries(Object.entries(plan.columns).map(([field, at]) => [field, plan.header[at]])),
      };
      const fault = row.faultCode && { code: row.faultCode, message: row.faultMessage, line: row.faultLine };
      const { id: importId, status, rowCount, counts } = row;
      return { answer: { importId, status, fault, found, rowCount, counts }, failed: status === 'REFUSED' };
    } finally {
      process.off('SIGINT', stop);
      bar.end();
    }
  });
};
