import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Demand } from './demand.js';
import { Precedence } from './precedence.js';

const many = Array.from({ length: 60 });

/** Whoever is loud has asked for sixty within no time. */
function withLoud() {
  const demand = new Demand();
  for (const _each of many) demand.begun('loud');
  return new Precedence(demand);
}

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

  it('those of who asks much stand back until who asks little has been answered', async () => {
    const precedence = withLoud();
    const begun: string[] = [];
    precedence.enter('quiet');
    const all = begin(precedence, begun, 'loud', 'quiet', 'loud');
    await setImmediate();
    expect(begun).toEqual(['quiet']);
    precedence.leave('quiet');
    await setImmediate();
    await setImmediate();
    await all;
    expect(begun).toEqual(['quiet', 'loud', 'loud']);
  });

  it('they stand back 20 ms from one to the next, and go on though somebody is still under way', async () => {
    const precedence = withLoud();
    precedence.enter('quiet');
    const at = [precedence.demand.lastBegunAt('loud')];
    for (const _each of [1, 2]) {
      await precedence.begin('loud');
      at.push(precedence.demand.lastBegunAt('loud'));
    }
    const [first = 0, second = 0, third = 0] = at;
    expect([second - first >= 20, third - second >= 20]).toEqual([true, true]);
  });

  it('among those who all ask much nobody stands back', async () => {
    const precedence = withLoud();
    for (const _each of many) precedence.demand.begun('other');
    const begun: string[] = [];
    precedence.enter('other');
    await begin(precedence, begun, 'loud');
    expect(begun).toEqual(['loud']);
  });
});

describe('an operation in slices', () => {
  it('stands back while anybody else is under way, but for who stands back too', async () => {
    const precedence = withLoud();
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

  it('goes on in the next turn of the event loop if it is alone', async () => {
    const precedence = new Precedence();
    precedence.enter('long');
    precedence.enter('long');
    await precedence.standBack('long');
    precedence.leave('long');
    precedence.leave('long');
    await precedence.begin('long');
  });
});
