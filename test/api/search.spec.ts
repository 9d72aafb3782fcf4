import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** Names as they come, and texts by which somebody looks for them. */
const found: readonly (readonly [name: string, searches: readonly string[]])[] = [
  ['Zoe\u0308 Quandt', ['Zoë', 'Zoe\u0308', 'zoe', 'ZOË QUANDT', '  Zoë  ', 'oë q', 'Zoë\u00a0Quandt', 'Zoë  Quandt']],
  ['Jürgen Straßer', ['Straßer', 'STRASSER', 'strasser', 'jurgen', 'JÜRGEN']],
  ['Søren Łukasz Đorđević', ['soren', 'SØREN', 'lukasz', 'Łukasz', 'dordevic']],
  ['İpek Işık', ['ipek', 'IPEK', 'isik', 'Işık']],
  ['Niamh O’Brien-Æsir', ["o'brien", 'O’Brien', 'obrien-aesir'.replace('obrien', "o'brien")]],
  ['Ὀδυσσεύς Παπαδόπουλος', ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς', 'παπαδοπουλος']],
  ['Фёдор Йованович', ['федор', 'ФЁДОР', 'йованович']],
  ['山田　太郎', ['太郎', '山田 太郎']],
  ['ガルシア マリア', ['ガルシア', 'ｶﾞﾙｼｱ']],
  ['محمّد أحمد', ['محمد', 'احمد']],
  ['Nguyễn Thị Hạnh', ['nguyen thi', 'HANH']],
  ['Ana 100%_sure \\ Ríos', ['100%_sure', '\\ rios', '%_']],
  ['\u202bNoa\u202c Levi', ['noa levi']],
];

const notFound = ['か゛', 'カルシア', 'q%t', 'Z_e', 'zoe\\quandt', '\u0301\u0301', '%%', '__', 'ＺＺＺ', '(erased)'];

describe('a search', () => {
  let app: TestApp;
  let org: TestOrganization;
  let other: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp();
    [org, other] = [await app.organization(), await app.organization()];
    const { id: jobId } = await org.mutate('createJob', { title: 'Analyst' });
    for (const [index, [fullName]] of found.entries()) {
      const email = `person.${index}@example.test`;
      const { id: candidateId } = await org.mutate('createCandidate', { fullName, email });
      await org.mutate('createApplication', { jobId, candidateId, stage: 'New' });
    }
    await other.application({ candidate: { fullName: 'Zoë Other' } });
  });
  afterAll(() => app.stop());

  const query = `query($s: String) {
    applications(filter: {search: $s}) { totalCount nodes { candidate { fullName } } }
    candidates(filter: {search: $s}) { totalCount nodes { fullName } } }`;

  /** Names in both lists, which agree, asked twice. */
  const search = async (text: string): Promise<string[]> => {
    const answers = [];
    for (let call = 1; call <= 2; call += 1) {
      const { data, errors } = await org.graphql(query, { s: text });
      expect(errors).toBeUndefined();
      const names = data.candidates.nodes.map(({ fullName }: { fullName: string }) => fullName);
      expect(
        data.applications.nodes.map(({ candidate }: { candidate: { fullName: string } }) => candidate.fullName),
      ).toEqual(names);
      expect([data.applications.totalCount, data.candidates.totalCount]).toEqual([names.length, names.length]);
      answers.push(names);
    }
    expect(answers[1]).toEqual(answers[0]);
    return answers[0] ?? [];
  };

  it.each(found)('finds %s, whose name is kept as it came', async (name, searches) => {
    for (const text of searches) expect([text, await search(text)]).toEqual([text, [name]]);
  });

  it('finds by a part of the address, in any case', async () => {
    expect(await search('PERSON.3@')).toEqual([found[3]?.[0]]);
    expect(await search('@example.test')).toHaveLength(found.length);
  });

  it.each(notFound)('takes nothing for anything: %j', async (text) => {
    expect(await search(text)).toEqual([]);
  });

  it.each(['', 'a', ' a ', '\u00a0\u00a0\u00a0', 'e\u0301', 'x'.repeat(101), '\u{1f4bc}'])(
    'of less than two characters or more than a hundred is refused: %j',
    async (text) => {
      for (const list of ['applications', 'candidates']) {
        const { data, errors } = await org.graphql(
          `query($s: String) { ${list}(filter: {search: $s}) { totalCount } }`,
          {
            s: text,
          },
        );
        expect(data).toBeNull();
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
        expect(JSON.stringify(errors?.[0]?.extensions)).toContain('"filter","search"');
      }
    },
  );

  it('finds a candidate by their new name, and nobody by one that was erased', async () => {
    const { id } = await org.mutate('createCandidate', { fullName: 'Ida Before', email: 'ida@before.example' });
    await org.mutate('updateCandidate', { candidateId: id, fullName: 'Ida Áfter', email: 'ida@after.example' });
    const names = async (s: string) =>
      (await org.graphql('query($s: String) { candidates(filter: {search: $s}) { nodes { id } } }', { s })).data
        .candidates.nodes;
    expect(await names('before')).toEqual([]);
    expect(await names('ida after')).toEqual([{ id }]);
    await org.mutate('eraseCandidate', { candidateId: id });
    for (const text of ['ida', 'after', 'erased']) expect(await names(text)).toEqual([]);
  });

  it('of a name that is as long as names may be and grows when it is compared is found', async () => {
    // One character that stands for eighteen.
    const fullName = '\ufdfa'.repeat(120);
    const { __typename, id } = await org.mutate('createCandidate', { fullName, email: 'long@example.test' });
    expect(__typename).toBe('Candidate');
    const { data } = await org.graphql('{ candidates(filter: {search: "\ufdfa\ufdfa"}) { nodes { id } } }');
    expect(data.candidates.nodes).toEqual([{ id }]);
  });
});
