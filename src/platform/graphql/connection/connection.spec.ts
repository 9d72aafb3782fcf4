import { describe, expect, it, jest } from '@jest/globals';
import { pageOf } from './connection.js';

const parts = (count = () => Promise.resolve(9)) => ({
  cursor: (row: number) => `cursor of ${row}`,
  node: (row: number) => ({ row }),
  count,
});

describe('a page', () => {
  it('holds what was asked for and knows by one row more that the list goes on', () => {
    const page = pageOf([1, 2, 3], 2, parts());
    expect(page.nodes).toEqual([{ row: 1 }, { row: 2 }]);
    expect(page.edges.map(({ cursor }) => cursor)).toEqual(['cursor of 1', 'cursor of 2']);
    expect(page.pageInfo).toEqual({ hasNextPage: true, endCursor: 'cursor of 2' });
  });

  it.each([0, 1, 2])('of %i rows where two were asked for is the last', (rows) => {
    const page = pageOf([1, 2].slice(0, rows), 2, parts());
    expect(page.pageInfo.hasNextPage).toBe(false);
    expect(page.pageInfo.endCursor).toBe(rows === 0 ? null : `cursor of ${rows}`);
  });

  it('is counted when it is asked how long its list is, and not before', async () => {
    const count = jest.fn(() => Promise.resolve(9));
    const page = pageOf([1], 1, parts(count));
    expect(page.nodes).toHaveLength(1);
    expect(count).not.toHaveBeenCalled();
    expect(await page.totalCount).toBe(9);
    expect(count).toHaveBeenCalledTimes(1);
  });
});
