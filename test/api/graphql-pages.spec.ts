import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

const lists = ['jobs', 'candidates', 'applications', 'members'] as const;

describe('a list', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    for (let made = 1; made <= 7; made += 1) {
      await org.application({ candidate: { email: `c${made}@example.test` }, stage: made % 2 === 0 ? 'Even' : 'Odd' });
    }
  });
  afterAll(() => app.stop());

  const page = async (list: string, args: string): Promise<Page> => {
    const { data, errors } = await org.graphql(
      `{ ${list}(${args}) { edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`,
    );
    expect(errors).toBeUndefined();
    return data[list];
  };

  const walk = async (list: string, first: number, more = ''): Promise<Page[]> => {
    const pages: Page[] = [];
    let after = '';
    do {
      pages.push(await page(list, `first: ${first}${after} ${more}`));
      after = `, after: "${pages.at(-1)?.pageInfo.endCursor}"`;
    } while (pages.at(-1)?.pageInfo.hasNextPage);
    return pages;
  };

  /** From the end to the start; the pages in the order of the list. */
  const walkBack = async (list: string, last: number, more = ''): Promise<Page[]> => {
    const pages: Page[] = [];
    let before = '';
    do {
      pages.unshift(await page(list, `last: ${last}${before} ${more}`));
      before = `, before: "${pages[0]?.pageInfo.startCursor}"`;
    } while (pages[0]?.pageInfo.hasPreviousPage);
    return pages;
  };

  const idsOf = (pages: readonly Page[]) => pages.flatMap(({ nodes }) => nodes.map(({ id }) => id));

  it.each(lists)('of %s shows every row once, in one order, whatever the size of its pages', async (list) => {
    const whole = await page(list, 'first: 100');
    expect(whole.pageInfo.hasNextPage).toBe(false);
    expect(whole.totalCount).toBe(whole.nodes.length);
    for (const first of [1, 2, 3, whole.nodes.length]) {
      const pages = await walk(list, first);
      expect(idsOf(pages)).toEqual(idsOf([whole]));
      expect(pages.every(({ totalCount }) => totalCount === whole.nodes.length)).toBe(true);
    }
  });

  it.each(lists)('of %s shows the same backwards', async (list) => {
    const whole = await page(list, 'first: 100');
    expect(await page(list, 'last: 100')).toEqual(whole);
    for (const last of [1, 2, 3, whole.nodes.length]) {
      expect(idsOf(await walkBack(list, last))).toEqual(idsOf([whole]));
    }
  });

  it.each(lists)('of %s knows of every page whether more stands before and behind it', async (list) => {
    const { edges } = await page(list, 'first: 100');
    const sides = ({ pageInfo: { hasPreviousPage, hasNextPage } }: Page) => [hasPreviousPage, hasNextPage];
    for (const [index, { cursor }] of edges.entries()) {
      const [isFirst, isLast] = [index === 0, index === edges.length - 1];
      expect(sides(await page(list, `first: 1, after: "${cursor}"`))).toEqual([true, index < edges.length - 2]);
      expect(sides(await page(list, `last: 1, before: "${cursor}"`))).toEqual([index > 1, true]);
      expect(sides(await page(list, `first: ${index + 1}`))).toEqual([false, !isLast]);
      expect(sides(await page(list, `last: ${edges.length - index}`))).toEqual([!isFirst, false]);
    }
  });

  it('has its nodes with cursors in its edges, and the last cursor at its end', async () => {
    const { edges, nodes, pageInfo } = await page('applications', 'first: 3');
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[2]?.cursor,
    });
    const second = await page('applications', `first: 1, after: "${edges[0]?.cursor}"`);
    expect(second.nodes).toEqual([nodes[1]]);
  });

  it('has 20 rows if nothing else is asked for, and is empty behind its last', async () => {
    const whole = await page('applications', 'first: 20');
    const { data } = await org.graphql('{ applications { nodes { id } } }');
    expect(data.applications.nodes).toEqual(whole.nodes);
    const behind = await page('applications', `after: "${whole.pageInfo.endCursor}"`);
    expect(behind).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
      totalCount: 7,
    });
  });

  it('goes on where it was although rows are added meanwhile', async () => {
    const first = await page('jobs', 'first: 3');
    await org.mutate('createJob', { title: 'Made meanwhile' });
    const rest = await page('jobs', `first: 100, after: "${first.pageInfo.endCursor}"`);
    expect(new Set(idsOf([first, rest])).size).toBe(7);
    expect((await page('jobs', 'first: 1')).totalCount).toBe(8);
  });

  it('keeps its filter and its order from page to page', async () => {
    const odd = await walk('applications', 2, ', filter: {stage: "Odd"}');
    expect(odd.map(({ nodes }) => nodes.length)).toEqual([2, 2]);
    expect(odd.every(({ totalCount }) => totalCount === 4)).toBe(true);
    const oldest = await walk('applications', 2, ', orderBy: OLDEST');
    expect(idsOf(oldest)).toEqual(idsOf(await walk('applications', 2)).reverse());
    expect(idsOf(await walkBack('applications', 2, ', orderBy: OLDEST'))).toEqual(idsOf(oldest));
    expect(idsOf(await walkBack('applications', 3, ', filter: {stage: "Odd"}'))).toEqual(idsOf(odd));
  });

  it('knows what stands beside a page that a filter left empty', async () => {
    const { edges } = await page('applications', 'first: 100');
    // The last of the list is of another stage: behind it nothing is, before it three are.
    const cursor = edges.at(-1)?.cursor;
    const behind = await page('applications', `first: 5, after: "${cursor}", filter: {stage: "Even"}`);
    expect(behind.nodes).toEqual([]);
    expect(behind.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const none = await page('applications', `first: 5, after: "${cursor}", filter: {stage: "None"}`);
    expect(none.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  it('below a row is paged both ways, too', async () => {
    const { data } = await org.graphql('{ applications(first: 1) { nodes { id } } }');
    const ask = async (args: string) => {
      const found = await org.graphql(
        `query($id: ID!) { application(id: $id) { messages${args} { nodes { id } pageInfo { hasPreviousPage hasNextPage } } } }`,
        { id: data.applications.nodes[0].id },
      );
      expect(found.errors).toBeUndefined();
      return found.data.application.messages;
    };
    const nothing = { nodes: [], pageInfo: { hasPreviousPage: false, hasNextPage: false } };
    expect(await ask('')).toEqual(nothing);
    expect(await ask('(last: 2)')).toEqual(nothing);
  });

  it.each([
    ['first: 1, last: 1', 'last', 'FIRST_WITH_LAST'],
    ['first: 1, before: "x"', 'before', 'BEFORE_WITH_FIRST'],
    ['last: 1, after: "x"', 'after', 'AFTER_WITH_LAST'],
    ['after: "x", before: "y"', 'before', 'AFTER_WITH_BEFORE'],
  ])('refuses %s: two ways at once', async (args, argument, reason) => {
    for (const list of lists) {
      const { data, errors } = await org.graphql(`{ ${list}(${args}) { nodes { id } } }`);
      expect(data).toBeNull();
      expect(errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'BAD_USER_INPUT', inputPath: [argument], reason },
      ]);
    }
  });

  it.each(['first: 0', 'first: 101', 'last: 0', 'last: -1', 'last: 101', 'last: 1000000000'])(
    'refuses %s',
    async (args) => {
      const { errors } = await org.graphql(`{ jobs(${args}) { nodes { id } } }`);
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([
        args === 'last: 1000000000' ? 'QUERY_TOO_LARGE' : 'INVALID_INPUT',
      ]);
    },
  );

  it('answers what Relay sends of a list that it pages both ways, in every call', async () => {
    const query =
      'query($a: String, $b: String, $f: Int, $l: Int) { jobs(after: $a, before: $b, first: $f, last: $l) { nodes { id } } }';
    const whole = (await page('jobs', 'first: 100')).nodes;
    for (let call = 1; call <= 3; call += 1) {
      const forwards = await org.graphql(query, { a: null, b: null, f: 2, l: null });
      expect([forwards.errors, forwards.data.jobs.nodes]).toEqual([undefined, whole.slice(0, 2)]);
      const backwards = await org.graphql(query, { a: null, b: null, f: null, l: 2 });
      expect([backwards.errors, backwards.data.jobs.nodes]).toEqual([undefined, whole.slice(-2)]);
      const usual = await org.graphql(query, {});
      expect([usual.errors, usual.data.jobs.nodes]).toEqual([undefined, whole.slice(0, 20)]);
    }
  });

  it.each([
    ['no cursor', 'nonsense'],
    ['an empty text', ''],
    ['JSON of another form', Buffer.from('{"id":1}').toString('base64url')],
    ['a forged key', Buffer.from(JSON.stringify(['job_page', "' OR true --"])).toString('base64url')],
    ['a long text', 'A'.repeat(201)],
    ['NUL', Buffer.from('\0').toString('base64url')],
  ])('refuses %s as a cursor', async (name, after) => {
    for (let call = 1; call <= 3; call += 1) {
      const { data, errors } = await org.graphql('query($after: String) { jobs(after: $after) { nodes { id } } }', {
        after,
      });
      expect(data).toBeNull();
      expect(errors?.map(({ extensions }) => extensions)).toEqual([
        { code: name === 'a long text' ? 'INVALID_INPUT' : 'BAD_USER_INPUT', inputPath: ['after'] },
      ]);
    }
  });

  it('refuses a bad cursor before which rows were to stand, by the name of its argument', async () => {
    const { errors } = await org.graphql('{ jobs(before: "nonsense") { nodes { id } } }');
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', inputPath: ['before'] }]);
  });

  it('refuses the cursor of another list, of another order and of another organization', async () => {
    const other = await app.organization();
    await other.application();
    const cursorOf = async (of: TestOrganization, list: string, args = '') => {
      const { data } = await of.graphql(`{ ${list}(first: 1${args}) { pageInfo { endCursor } } }`);
      return data[list].pageInfo.endCursor as string;
    };
    const foreign = [await cursorOf(org, 'candidates'), await cursorOf(org, 'members'), await cursorOf(other, 'jobs')];
    for (const after of foreign) {
      const { data, errors } = await org.graphql('query($after: String) { jobs(after: $after) { nodes { id } } }', {
        after,
      });
      expect([data, errors?.[0]?.extensions['code']]).toEqual([null, 'BAD_USER_INPUT']);
    }
    const newest = await cursorOf(org, 'applications');
    const { errors } = await org.graphql(`{ applications(orderBy: OLDEST, after: "${newest}") { nodes { id } } }`);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('keeps the key of a forged cursor from the database', async () => {
    const { data } = await org.graphql('{ jobs(first: 1) { pageInfo { endCursor } } }');
    const parts: unknown[] = JSON.parse(Buffer.from(data.jobs.pageInfo.endCursor, 'base64url').toString());
    for (const key of ["' OR true --", '1', '', null, 7, ['a']]) {
      const after = Buffer.from(JSON.stringify([parts[0], key])).toString('base64url');
      const answer = await org.graphql('query($after: String) { jobs(after: $after) { nodes { id } } }', { after });
      expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    }
  });

  it("shows nothing of another organization's rows", async () => {
    const other = await app.organization();
    for (const list of ['jobs', 'candidates', 'applications', 'messages', 'notifications']) {
      const { data } = await other.graphql(`{ ${list} { nodes { id } totalCount } }`);
      expect(data[list]).toEqual({ nodes: [], totalCount: 0 });
    }
  });
});
