import { describe, expect, it } from '@jest/globals';
import { statement, statementOf } from './statement.js';

describe('a named statement', () => {
  it('has a name that stands for no other', () => {
    statement('only_one', 'SELECT 1');
    expect(() => statement('only_one', 'SELECT 2')).toThrow('two statements are called "only_one"');
  });

  it("of a library's text is the same for the same text, and another for another", () => {
    const one = statementOf('SELECT 1 AS one');
    expect(one.text).toBe('SELECT 1 AS one');
    expect(statementOf(`SELECT ${1} AS one`)).toBe(one);
    expect(statementOf('SELECT 2 AS two').name).not.toBe(one.name);
  });
});
