import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesSource } from '../../../test/support/ats/bytes-source.js';
import { type CsvOptions, checkCsv, isFault, type NumberedCsvRow, planCsv, readRows } from './check-csv.js';
import type { CsvRow } from './csv-row.js';
import { readDate, readInstant } from './read-date.js';
import { readRecords } from './read-records.js';

async function all<Each>(of: AsyncIterable<Each>): Promise<Each[]> {
  const each: Each[] = [];
  for await (const one of of) each.push(one);
  return each;
}

async function rowsOf(bytes: Buffer | string, options: CsvOptions = {}, size?: number): Promise<NumberedCsvRow[]> {
  const source = bytesSource(bytes, size);
  const plan = await planCsv(source, options);
  await checkCsv(source, plan);
  return await all(readRows(source, plan));
}

const planOf = async (bytes: Buffer | string, options: CsvOptions = {}) => await planCsv(bytesSource(bytes), options);
const namesOf = (rows: readonly NumberedCsvRow[]) => rows.map(({ row }) => (row as CsvRow).candidate.fullName);
const fault = async (bytes: Buffer | string, options: CsvOptions = {}) =>
  await rowsOf(bytes, options).then(
    () => null,
    ({ code, line }: { code: string; line: number | null }) => ({ code, line }),
  );

const header = 'candidate_id,name,email,job_title,status,applied_on';
const line = (id: string, name: string) => `${id},${name},${id}@mail.example,Nurse,active,2026-11-01`;
const file = (...lines: string[]) => [header, ...lines, ''].join('\r\n');

describe('the encoding of a file', () => {
  const text = file(line('1', 'José Ríos'), line('2', 'Łukasz'));

  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
  ])('is found: %s', async (encoding, bytes) => {
    expect((await planOf(bytes)).encoding).toBe(encoding);
    for (const size of [1, 3, 10_000]) expect(namesOf(await rowsOf(bytes, {}, size))).toEqual(['José Ríos', 'Łukasz']);
  });

  it('is windows-1252 for all of a file whose first odd byte stands at its end', async () => {
    const many = Array.from({ length: 5_000 }, (_, at) => line(String(at), 'Zoe'));
    const bytes = Buffer.concat([Buffer.from(file(...many)), Buffer.from(line('x', 'Zo\xeb \x96 \x80'), 'latin1')]);
    const rows = await rowsOf(bytes, {}, 65_536);
    expect((await planOf(bytes)).encoding).toBe('windows-1252');
    expect(namesOf(rows).at(-1)).toBe('Zoë – €');
    expect(namesOf(rows)[0]).toBe('Zoe');
  });

  it('can be said, and is believed unless it is wrong', async () => {
    const bytes = Buffer.from(file(line('1', 'Zo\xeb')), 'latin1');
    expect(namesOf(await rowsOf(bytes, { encoding: 'windows-1252' }))).toEqual(['Zoë']);
    expect(await fault(bytes, { encoding: 'utf-8' })).toMatchObject({ code: 'WRONG_ENCODING' });
  });

  it('is none of a workbook', async () => {
    expect(await fault(Buffer.from('PK\u0003\u0004\u0000\u0000\u0014\u0000\u0000\u0000xl/workbook.xml'))).toMatchObject(
      {
        code: 'NOT_TEXT',
      },
    );
  });
});

describe('a delimiter', () => {
  it.each([',', ';', '\t'] as const)('is found: %j', async (delimiter) => {
    const bytes = ['name', 'email', '"job title, of one; or\tanother"', ''].join(delimiter);
    expect((await planOf(`${bytes}\n`)).delimiter).toBe(delimiter);
  });

  it('can be said', async () => {
    expect(
      (await planOf('email|name;a;b;c\n', { delimiter: ',', columns: { email: 'email|name;a;b;c' } })).delimiter,
    ).toBe(',');
  });
});

describe('the records of a file', () => {
  it('may have fields over several lines, quotes in names, empty lines, and line ends of either kind', async () => {
    const text = `${header}\r\n"1","Ana ""Nita"" Ríos",a@x.example,"Nurse\r\nnights",active,\n\n2,Jo "JJ" Doe,b@x.example,Nurse,,\r3,,c@x.example,,,`;
    const rows = await rowsOf(text);
    expect(namesOf(rows)).toEqual(['Ana "Nita" Ríos', 'Jo "JJ" Doe', undefined]);
    expect(rows.map(({ number, line: at }) => [number, at])).toEqual([
      [1, 3],
      [2, 5],
      [3, 6],
    ]);
  });

  it('are what anybody wrote by RFC 4180, wherever the bytes part and from wherever the reading goes on', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', '👋', '"', ',', '\n', '\r\n', ' ', '='), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        async (records, size, stop) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = records.map((fields) => fields.map(quoted).join(',')).join('\r\n');
          const form = { encoding: 'utf-8', delimiter: ',' } as const;
          const every = await all(readRecords(bytesSource(text, size), form));
          expect(every.map(({ fields }) => fields)).toEqual(records);
          const at = every[stop % every.length];
          const rest = await all(readRecords(bytesSource(text, size), form, at));
          expect(rest).toEqual(every.slice((stop % every.length) + 1));
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each<[string, string, string, CsvOptions?]>([
    ['an empty file', '', 'EMPTY'],
    ['a byte order mark alone', '\ufeff', 'EMPTY'],
    ['blank lines', '\r\n\r\n', 'EMPTY'],
    ['a file that ends within a quoted field', `${file(line('1', 'A'))}2,"Be`, 'CUT_OFF'],
    ['a quote that never closes', `${header}\n"${'x'.repeat(300_000)}`, 'RECORD_TOO_LONG'],
    ['10,000 columns', `email,${'x,'.repeat(9_999)}\n`, 'TOO_MANY_COLUMNS'],
    ['a column twice', 'email,name,E-Mail\na@x.example,A,b@x.example\n', 'COLUMN_TWICE'],
    ['nobody to be known', 'name,job title\nA,B\n', 'COLUMNS_MISSING'],
    ['a column that is not there', `${header}\n`, 'COLUMNS_MISSING', { columns: { stage: 'Step' } }],
  ])('are none of %s', async (_what, text, code, options = {}) => {
    expect(await fault(text, options)).toMatchObject({ code });
  });

  it('are none of a header alone, which is no fault', async () => {
    expect(await rowsOf(`${header}\r\n`)).toEqual([]);
  });

  it('that are the header again are known, as where files were joined; columns of nobody may be there twice', async () => {
    const twice = file(line('1', 'A'), header, line('2', 'B'));
    expect((await rowsOf(twice)).map(({ row }) => row === 'AGAIN')).toEqual([false, true, false]);
    expect(await fault('email,note,note,,\na@x.example,1,2,,\n')).toBeNull();
  });

  it('that have more or fewer fields than the header are told one by one', async () => {
    const rows = await rowsOf(`email,name\na@x.example\nb@x.example,B,C\nc@x.example,C,\n`);
    expect(rows.map(({ row }) => isFault(row) && row.code)).toEqual(['FIELD_COUNT', 'FIELD_COUNT', false]);
  });
});

describe('what a record says', () => {
  const rowIn = async (text: string, options: CsvOptions = {}) => (await rowsOf(text, options))[0]?.row as CsvRow;

  it("is read from Indeed's export, which has no id: the same one gets the same, wherever it stands", async () => {
    const head =
      'name,email,phone,status,candidate location,relevant experience,education,job title,job location,date,interest level,source';
    const one = (name: string, date: string) =>
      `${name},ana_x7@indeedemail.example,'+34 600 000 001,Awaiting Review,Madrid,,,Nurse,Madrid,${date},,Indeed`;
    const plan = await planOf(`${head}\n`);
    expect(plan.preset).toBe('indeed');
    const first = await rowIn(`${head}\n${one('Ana Ríos', '2026-04-11')}`);
    expect(first.candidate).toMatchObject({ fullName: 'Ana Ríos', phone: '+34 600 000 001' });
    expect(first.application).toMatchObject({ status: 'Awaiting Review', appliedOn: '2026-04-11' });
    expect(first.job).toMatchObject({ title: 'Nurse' });
    const again = (
      await rowsOf(
        `${head}\n${one('Bo', '2026-04-12').replace('ana_', 'bo_')}\n${one('Ana', '2026-04-11').replace('ana_x7@', 'ANA_X7@')}`,
      )
    )[1]?.row as CsvRow;
    expect(again.application?.remoteId).toBe(first.application?.remoteId);
    expect(again.candidate.remoteId).toBe(first.candidate.remoteId);
    expect(first.application?.remoteId).toMatch(/^csv-[0-9a-f]{32}$/);
  });

  it("is read from LinkedIn's, with milliseconds and several addresses", async () => {
    const text =
      'candidate_id,project_id,first_name,last_name,emails,phone_numbers,hiring_state_id,created_time,created_datetime\n7,42,Ana,Ríos,ana@mail.example; ana@work.example,,3,1796032800000,2026-11-30 10:00:00\n';
    expect((await planOf(text)).preset).toBe('linkedin');
    expect(await rowIn(text)).toMatchObject({
      job: null,
      candidate: { remoteId: '7', firstName: 'Ana', email: 'ana@mail.example' },
      application: { jobRemoteId: '42', stage: '3', appliedOn: '2026-11-30' },
    });
  });

  it('is read from columns that the sender names', async () => {
    const text = 'Adresse;Wer;Wofür;Bis\na@x.example;Ana;Pflege;24.12.2026\n';
    const columns = { email: 'Adresse', fullName: 'wer', jobTitle: 'Wofür', decisionDate: 'bis' };
    expect(await rowIn(text, { columns })).toMatchObject({ application: { decisionDate: '2026-12-24' } });
  });

  it('keeps a name as it is, whatever a spreadsheet would make of it', async () => {
    expect(namesOf(await rowsOf(file(line('1', '=cmd|calc'), line('2', '@SUM(1)'), line('3', "'Abd"))))).toEqual([
      '=cmd|calc',
      '@SUM(1)',
      "'Abd",
    ]);
  });

  it('is of nobody without an id or an address', async () => {
    const rows = await rowsOf('email,name\n,A\n  ,B\n');
    expect(rows.map(({ row }) => isFault(row) && row.code)).toEqual(['NOBODY', 'NOBODY']);
  });

  it('is refused for the whole file where a date could be two', async () => {
    const dated = (date: string) => `email,job,applied on\na@x.example,J,2026-01-31\nb@x.example,J,${date}\n`;
    expect(await fault(dated('1/2/2026'))).toEqual({ code: 'DATES_AMBIGUOUS', line: 3 });
    expect(await fault(dated('1/1/2026'))).toBeNull();
    expect(await fault(dated('13/2/2026'))).toBeNull();
    const asDmy = (await rowsOf(dated('1/2/2026'), { dateOrder: 'DMY' }))[1]?.row as CsvRow;
    expect(asDmy.application?.appliedOn).toBe('2026-02-01');
    const wrong = (await rowsOf(dated('2026-02-30')))[1]?.row;
    expect(wrong).toMatchObject({ code: 'DATE_UNREADABLE' });
  });
});

describe('a date of a file', () => {
  it.each([
    ['2026-04-11', null, '2026-04-11'],
    ['2026-4-1', null, '2026-04-01'],
    ['2026-04-11 10:20:30', null, '2026-04-11'],
    ['2026-04-11T23:59:59-08:00', null, '2026-04-11'],
    ['1.2.2026', null, '2026-02-01'],
    ['1.2.2026', 'MDY', '2026-02-01'],
    ['12/31/2026', null, '2026-12-31'],
    ['31/12/2026', null, '2026-12-31'],
    ['1/2/2026', 'MDY', '2026-01-02'],
    ['1-2-2026', 'DMY', '2026-02-01'],
    ['1796032800000', null, '2026-11-30'],
  ] as const)('%s (%s) is %s', (text, order, date) => {
    expect(readDate(text, order)).toEqual({ date });
  });

  it.each(['', '2026', '2026-13-01', '31/12/26', '30/2/2026', '31/12/2026x', 'soon', '99999999', '1/2-2026'])(
    'is not %s',
    (text) => {
      expect(readDate(text, null)).toBe('UNREADABLE');
    },
  );

  it('is an instant where it has a time', () => {
    expect(readInstant('2026-11-30 10:00:00')).toBe('2026-11-30T10:00:00Z');
    expect(readInstant('2026-11-30T10:00+01:00')).toBe('2026-11-30T09:00:00Z');
    expect(readInstant('2026-11-30')).toBe('2026-11-30T00:00:00Z');
    expect(readInstant('2026-11-31 10:00:00')).toBeNull();
    expect(readInstant('10:00')).toBeNull();
  });
});
