import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Precedence } from './precedence.js';

/** What begins, in its order. */
function begin(precedence: Precedence, begun: string[], ...who: string[]): Promise<unknown> {
  return Promise.all(who.map((id) => precedence.begin(id).then(() => begun.push(id))));
}

describe('of operations that could begin', () => {
  it('one of an organization does in each turn of the event loop, beside those of others', async () => {
    const begun: string[] = [];
    const all = begin(new Precedence(), begun, 'a', 'a', 'b', 'a');
    await Promise.resolve().then(() => undefined);
    expect(begun).toEqual(['a', 'b']);
    await setImmediate();
    expect(begun).toEqual(['a', 'b', 'a']);
    await all;
  });
});

describe('an operation in slices', () => {
  it('stands back while anybody else is under way, but for who stands back too', async () => {
    const precedence = new Precedence();
    precedence.enter('long');
    precedence.enter('loud');
    let goesOn = false;
    const slice = precedence.standBack('long').then(() => {
      goesOn = true;
    });
    await setImmediate();
    await setImmediate();
    expect(goesOn).toBe(false);
    await precedence.standBack('loud');
    await slice;
    expect(goesOn).toBe(true);
  });

  it('goes on after a while, though somebody is still under way', async () => {
    const precedence = new Precedence();
    precedence.enter('long');
    precedence.enter('loud');
    await expect(precedence.standBack('long')).resolves.toBe(true);
  });

  it('is told when nobody else is under way, as who stood back without an operation is not', async () => {
    const precedence = new Precedence();
    await precedence.standBack('file');
    precedence.enter('long');
    await expect(precedence.standBack('long')).resolves.toBe(false);
  });

  it('goes on in the next turn of the event loop if it is alone', async () => {
    const precedence = new Precedence();
    precedence.enter('long');
    precedence.enter('long');
    await precedence.standBack('long');
    precedence.leave('long');
    precedence.leave('long');
    await precedence.begin('long');
  });

  it('counts nobody as under way who is not, though an operation ends while other work of its organization stands back', async () => {
    const precedence = new Precedence();
    precedence.enter('busy');
    precedence.enter('other');
    const work = precedence.standBack('busy');
    precedence.leave('busy');
    precedence.leave('other');
    await work;
    precedence.enter('other');
    let turns = 0;
    const stoodBack = precedence.standBack('other').then(() => true);
    while (!(await Promise.race([stoodBack, setImmediate(false)]))) turns += 1;
    expect(turns).toBeLessThanOrEqual(1);
  });
});
