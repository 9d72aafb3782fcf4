import { getEventListeners } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TakeImports } from '../../src/ats/index.js';
import { runCommand } from '../../src/cli/run-command.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { connectAts } from '../support/ats/connections.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const header = 'candidate_id,name,email,job_title,status,stage,applied_on';
const line = (at: number, name = `Person ${at}`, more = 'active,Interview,2026-11-01') =>
  `${at},${name},p${at}@mail.example,Nurse,${more}`;
const file = (...lines: string[]) => `${[header, ...lines].join('\r\n')}\r\n`;
const asked = 'status rowCount doneCount faultCode faultLine encoding delimiter preset counts { status count }';

/** Files of candidates, sent and on the command line, to the real thing. */
describe('a file of candidates', () => {
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    app = await startTestApp();
    folder = await mkdtemp(join(tmpdir(), 'followthrough-import-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await app.stop();
  });

  const connected = async () => {
    const org = await app.organization();
    return { org, connection: await connectAts(org, 'GENERIC') };
  };

  const send = async (
    { org, connection }: { org: Pick<TestOrganization, 'apiKey'>; connection: string },
    body: string | Buffer,
    query: Record<string, string> = {},
    headers: Record<string, string> = {},
  ) => {
    const url = `${await app.app.getUrl()}/ats/imports?${new URLSearchParams({ connection, ...query })}`;
    const given = { authorization: `Bearer ${org.apiKey}`, 'content-type': 'text/csv', ...headers };
    const response = await fetch(url, { method: 'POST', headers: given, body: new Uint8Array(Buffer.from(body)) });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };

  const importOf = async (org: TestOrganization, id: string | undefined) => {
    const { data, errors } = await org.graphql(`query($id: ID!) { atsImport(id: $id) { ${asked} } }`, { id });
    expect(errors).toBeUndefined();
    return data.atsImport;
  };

  const taken = async (at: Awaited<ReturnType<typeof connected>>, body: string | Buffer, query = {}) => {
    const sent = await send(at, body, query);
    expect(sent.status).toBe(202);
    await app.app.get(TakeImports).run();
    return { id: sent.body['importId'] ?? '', ...(await importOf(at.org, sent.body['importId'])) };
  };

  const report = async (org: Pick<TestOrganization, 'apiKey'>, id: string) => {
    const url = `${await app.app.getUrl()}/ats/imports/${id}/report.csv`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${org.apiKey}` } });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: Buffer.from(await response.arrayBuffer()).toString('utf8'),
    };
  };

  const countsOf = ({ counts }: { counts: { status: string; count: number }[] }) =>
    Object.fromEntries(counts.map(({ status, count }) => [status, count]));

  it('is taken in, reported record by record, and changes nothing when it comes again', async () => {
    const at = await connected();
    const body = file(line(1, 'Ana Ríos'), line(2, '=cmd|calc'), ',Nobody,,Nurse,,,', `4,Cut`);
    const first = await taken(at, body);
    expect(first).toMatchObject({ status: 'DONE', rowCount: 4, doneCount: 4, encoding: 'utf-8', preset: 'generic' });
    expect(countsOf(first)).toEqual({ CREATED: 2, PROBLEM: 2 });
    const { data } = await at.org.graphql(
      '{ candidates(first: 5) { nodes { fullName } } applications(first: 5) { totalCount } }',
    );
    expect(data.candidates.nodes.map(({ fullName }: { fullName: string }) => fullName).sort()).toEqual([
      '=cmd|calc',
      'Ana Ríos',
    ]);
    expect(data.applications.totalCount).toBe(2);
    const told = await report(at.org, first.id);
    expect(told).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' });
    expect(told.text.split('\r\n').map((each) => each.split(',').slice(0, 4).join(','))).toEqual([
      '\ufeffrow,line,status,code',
      '1,2,CREATED,',
      '2,3,CREATED,',
      '3,4,PROBLEM,NOBODY',
      '4,5,PROBLEM,FIELD_COUNT',
      '',
    ]);
    const again = await taken(at, body);
    expect(countsOf(again)).toEqual({ UNCHANGED: 2, PROBLEM: 2 });
  });

  it('goes on behind a record that cannot be stored', async () => {
    const at = await connected();
    const before = Array.from({ length: 200 }, (_, index) => line(index));
    const first = await taken(at, file(...before, line(200).replace('200', '200\u0000'), line(201)));
    expect(first).toMatchObject({ status: 'DONE', doneCount: 202 });
    expect(countsOf(first)).toEqual({ CREATED: 201, PROBLEM: 1 });
    expect((await report(at.org, first.id)).text).toContain('200\ufffd');
  });

  it('is only looked at in a dry run, which tells what it would be refused for', async () => {
    const at = await connected();
    const dry = await taken(at, file(line(1), ',Nobody,,Nurse,,,'), { 'dry-run': 'true' });
    expect(dry).toMatchObject({ status: 'CHECKED', rowCount: 2 });
    expect(countsOf(dry)).toEqual({ VALID: 1, PROBLEM: 1 });
    const ambiguous = file(line(1, 'A', 'active,Interview,1/2/2026'));
    const refused = { status: 'REFUSED', faultCode: 'DATES_AMBIGUOUS', faultLine: 2 };
    expect(await taken(at, ambiguous, { 'dry-run': 'true' })).toMatchObject(refused);
    expect(await taken(at, ambiguous, { 'dry-run': 'true', 'date-order': 'DMY' })).toMatchObject({ status: 'CHECKED' });
    const { data } = await at.org.graphql('{ candidates(first: 1) { totalCount } }');
    expect(data.candidates.totalCount).toBe(0);
  });

  it.each([
    ['EMPTY', ''],
    ['CUT_OFF', `${file(line(1), line(2))}3,"Be`],
    ['TOO_MANY_COLUMNS', `email,${'x,'.repeat(9_999)}\n`],
    ['COLUMN_TWICE', 'email,name,email\na@mail.example,A,b@mail.example\n'],
    ['NOT_TEXT', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0, 0, 0])],
  ])('is refused whole, and nothing of it done: %s', async (faultCode, body) => {
    const at = await connected();
    expect(await taken(at, body)).toMatchObject({ status: 'REFUSED', faultCode, doneCount: 0 });
    const { data } = await at.org.graphql('{ candidates(first: 1) { totalCount } }');
    expect(data.candidates.totalCount).toBe(0);
  });

  it('may be in UTF-16, packed, with semicolons, and hold nothing but a header', async () => {
    const at = await connected();
    const utf16 = Buffer.from(`\ufeff${file(line(1, 'Łukasz')).replaceAll(',', ';')}`, 'utf16le');
    const sent = await send(at, gzipSync(utf16), {}, { 'content-encoding': 'gzip' });
    await app.app.get(TakeImports).run();
    const done = { status: 'DONE', encoding: 'utf-16le', delimiter: ';', rowCount: 1 };
    expect(await importOf(at.org, sent.body['importId'])).toMatchObject(done);
    expect(await taken(at, `${header}\n`)).toMatchObject({ status: 'DONE', rowCount: 0 });
  });

  it('is given back by a process that is to end, and taken in by the next', async () => {
    const at = await connected();
    const { body } = await send(at, file(line(1)));
    const ending = new AbortController();
    await app.app.get(TakeImports).run(AbortSignal.abort());
    expect(await importOf(at.org, body['importId'])).toMatchObject({ status: 'PENDING', doneCount: 0 });
    await app.app.get(TakeImports).run(ending.signal);
    expect(await importOf(at.org, body['importId'])).toMatchObject({ status: 'DONE', rowCount: 1 });
    // A signal lives as long as its process, and a task runs every second of that.
    expect(getEventListeners(ending.signal, 'abort')).toEqual([]);
  });

  it('is sent by who may, to a connection of their own, and its report is theirs', async () => {
    const at = await connected();
    const other = await connected();
    const may = await send(at, file(line(1)));
    const known = may.body['importId'] ?? '';
    expect((await send({ org: { apiKey: 'ft_live_nobody' }, connection: at.connection }, file(line(1)))).status).toBe(
      401,
    );
    const answers = [
      await send({ org: at.org, connection: other.connection }, file(line(1))),
      await send({ org: at.org, connection: newId() }, file(line(1))),
    ];
    for (const each of answers)
      expect(each).toEqual({ status: 404, body: { code: 'NOT_FOUND', message: 'There is no such connection.' } });
    const reader = await app.organization({ scopes: ['reads'] });
    expect((await send({ org: reader, connection: at.connection }, '')).status).toBe(403);
    for (const id of [known, newId(), 'none']) expect((await report(other.org, id)).status).toBe(404);
    expect((await report(at.org, known)).status).toBe(200);
    expect((await send(at, '', { preset: 'taleo' })).body['code']).toBe('INVALID_INPUT');
    expect((await send(at, 'x', {}, { 'content-encoding': 'gzip' })).status).toBe(400);
    expect(await send(at, 'x', { name: 'a\0b' })).toEqual({
      status: 400,
      body: { code: 'INVALID_INPUT', message: 'name: must not contain the character U+0000' },
    });
    const large = gzipSync(Buffer.alloc(65 * 1_024 * 1_024, 'a'));
    expect((await send(at, large, {}, { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  describe('on the command line', () => {
    const run = async (...args: string[]) => {
      const printed: string[] = [];
      const terminal = {
        out: (text: string) => void printed.push(text),
        err: (text: string) => void printed.push(text),
      };
      const code = await runCommand(
        ['import', ...args],
        { DATABASE_URL: app.database.serviceUrl, SMTP_URL: app.mail.url, SMTP_TLS: 'off', LOG_LEVEL: 'silent' },
        terminal,
      );
      return { code, text: printed.join('\n') };
    };

    it('is taken in with a report, and goes on behind what was done', async () => {
      const at = await connected();
      const path = join(folder, 'candidates.csv');
      const told = join(folder, 'report.csv');
      await writeFile(path, Buffer.from(file(...Array.from({ length: 1_200 }, (_, n) => line(n, 'Zoë'))), 'latin1'));
      const first = await run(
        '--organization',
        at.org.id,
        '--connection',
        at.connection,
        '--file',
        path,
        '--report',
        told,
      );
      expect(first.code).toBe(0);
      const answer = JSON.parse(first.text);
      expect(answer).toMatchObject({
        status: 'DONE',
        rowCount: 1_200,
        counts: { CREATED: 1_200 },
        found: { encoding: 'windows-1252' },
      });
      expect((await readFile(told, 'utf8')).split('\r\n')).toHaveLength(1_202);
    });

    it('says what is wrong with what was typed, and with the file', async () => {
      const at = await connected();
      const path = join(folder, 'bad.csv');
      await writeFile(path, 'name\nA\n');
      const refused = await run('--organization', at.org.id, '--connection', at.connection, '--file', path);
      expect(refused.code).toBe(1);
      expect(JSON.parse(refused.text)).toMatchObject({
        status: 'REFUSED',
        fault: { code: 'COLUMNS_MISSING', line: 1 },
      });
      expect(
        (await run('--organization', at.org.id, '--connection', at.connection, '--file', join(folder, 'none.csv')))
          .code,
      ).toBe(1);
      expect((await run('--organization', 'x', '--connection', at.connection, '--file', path)).code).toBe(2);
      expect((await run('--organization', at.org.id, '--connection', newId(), '--file', path)).code).toBe(1);
    });
  });
});
