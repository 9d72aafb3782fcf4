import { describe, expect, it, jest } from '@jest/globals';
import { type PageInfo, pageOf } from './connection.js';
import type { Slice } from './slice.js';

const parts = (count = () => Promise.resolve(9), hasBeside = () => Promise.resolve(true)) => ({
  cursor: (row: number) => `cursor of ${row}`,
  node: (row: number) => ({ row }),
  count,
  hasBeside: jest.fn<(side: 'before' | 'behind', row: number | null) => Promise<boolean>>(hasBeside),
});

const shown = ({ hasNextPage, hasPreviousPage, startCursor, endCursor }: PageInfo) => ({
  hasNextPage,
  hasPreviousPage,
  startCursor,
  endCursor,
});

const forwards = (most: number, cursor: string | null = null): Slice => ({ backwards: false, most, cursor });
const backwards = (most: number, cursor: string | null = null): Slice => ({ backwards: true, most, cursor });

describe('a page', () => {
  it('holds what was asked for and knows by one row more that the list goes on', () => {
    const page = pageOf([1, 2, 3], forwards(2), parts());
    expect(page.nodes).toEqual([{ row: 1 }, { row: 2 }]);
    expect(page.edges.map(({ cursor }) => cursor)).toEqual(['cursor of 1', 'cursor of 2']);
    expect(shown(page.pageInfo)).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: 'cursor of 1',
      endCursor: 'cursor of 2',
    });
  });

  it('that was read backwards stands in the order of its list', () => {
    const page = pageOf([9, 8, 7], backwards(2), parts());
    expect(page.nodes).toEqual([{ row: 8 }, { row: 9 }]);
    expect(shown(page.pageInfo)).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: 'cursor of 8',
      endCursor: 'cursor of 9',
    });
  });

  it.each([0, 1, 2])('of %i rows where two were asked for is the last', (rows) => {
    const page = pageOf([1, 2].slice(0, rows), forwards(2), parts());
    expect(page.pageInfo.hasNextPage).toBe(false);
    expect(page.pageInfo.endCursor).toBe(rows === 0 ? null : `cursor of ${rows}`);
  });

  it.each([
    ['behind a cursor', forwards(2, 'a'), 'hasPreviousPage', 'before', 1],
    ['before a cursor', backwards(2, 'b'), 'hasNextPage', 'behind', 2],
  ] as const)('%s looks at the other side when it is asked, and not before', async (_name, slice, asked, side, row) => {
    for (const there of [true, false]) {
      const made = parts(undefined, () => Promise.resolve(there));
      const { nodes, pageInfo } = pageOf(slice.backwards ? [2, 1] : [1, 2], slice, made);
      expect(nodes).toEqual([{ row: 1 }, { row: 2 }]);
      expect(made.hasBeside).not.toHaveBeenCalled();
      expect(await pageInfo[asked]).toBe(there);
      expect(made.hasBeside.mock.calls).toEqual([[side, row]]);
    }
  });

  it('without rows, behind a cursor, asks whether its list has any', async () => {
    const made = parts();
    expect(await pageOf([], forwards(2, 'a'), made).pageInfo.hasPreviousPage).toBe(true);
    expect(made.hasBeside.mock.calls).toEqual([['before', null]]);
  });

  it('is counted when it is asked how long its list is, and not before', async () => {
    const count = jest.fn(() => Promise.resolve(9));
    const page = pageOf([1], forwards(1), parts(count));
    expect(page.nodes).toHaveLength(1);
    expect(count).not.toHaveBeenCalled();
    expect(await page.totalCount).toBe(9);
    expect(count).toHaveBeenCalledTimes(1);
  });
});
