import { describe, expect, it } from '@jest/globals';
import { Places } from './places.js';

const held = (endpoint: string, number: number) => ({ endpoint: { id: endpoint }, number });
const many = (endpoint: string, count: number) => Array.from({ length: count }, (_, number) => held(endpoint, number));

describe('the places of a process', () => {
  it('are few of each endpoint: what hangs there leaves the others theirs', () => {
    const places = new Places<ReturnType<typeof held>>({ all: 10, each: 3 });
    places.hold([...many('hangs', 9), ...many('works', 2)]);
    expect([...places.start()].map(({ endpoint }) => endpoint.id)).toEqual([
      'hangs',
      'hangs',
      'hangs',
      'works',
      'works',
    ]);
    // Nothing comes of the three, and the others go on for as long as there are any.
    for (let round = 0; round < 20; round += 1) {
      places.free(held('works', 0));
      places.hold([held('works', round)]);
      expect([...places.start()].map(({ endpoint }) => endpoint.id)).toEqual(['works']);
    }
  });

  it('are as many as there are, whoever asks', () => {
    const places = new Places<ReturnType<typeof held>>({ all: 4, each: 3 });
    places.hold([...many('a', 3), ...many('b', 3)]);
    expect([...places.start()]).toHaveLength(4);
    expect([...places.start()]).toEqual([]);
    places.free(held('a', 0));
    expect([...places.start()].map(({ endpoint }) => endpoint.id)).toEqual(['b']);
  });

  it('hold three times as many of each, and ask for no more', () => {
    const places = new Places<ReturnType<typeof held>>({ all: 10, each: 2 });
    expect(places.room('a')).toBe(6);
    places.hold(many('a', 5));
    expect([places.room('a'), places.room('b'), places.full]).toEqual([1, 6, ['a']]);
    places.hold(many('a', 1));
    expect(places.room('a')).toBe(0);
  });

  it('give back what was not begun', () => {
    const places = new Places<ReturnType<typeof held>>({ all: 10, each: 2 });
    places.hold([...many('a', 5), ...many('b', 1)]);
    expect([...places.start()]).toHaveLength(3);
    expect(places.drop('a').map(({ number }) => number)).toEqual([2, 3, 4]);
    places.free(held('a', 0));
    places.free(held('a', 1));
    places.free(held('b', 0));
    expect([places.isEmpty, places.room('a'), places.full]).toEqual([true, 6, []]);
  });
});
