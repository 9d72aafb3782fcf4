import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairPlaces } from './fair-places.js';

describe('places that organizations share', () => {
  let turns: FairPlaces<string>;
  const places = (count: number, mostWaiting = 100) => {
    turns = new FairPlaces(count, mostWaiting);
  };
  const take = (organizationId: string, times = 1) => Array.from({ length: times }, () => turns.take(organizationId));
  const wait = (...waiters: string[]) => waiters.map((waiter) => turns.wait(waiter.charAt(0), waiter));
  /** Whoever is served when places come back, in order. */
  const served = (...organizationIds: string[]) => organizationIds.map((id) => turns.giveBack(id));

  beforeEach(() => places(4));

  it('are taken at once while there are some', () => {
    expect([...take('a', 3), ...take('b')]).toEqual([true, true, true, true]);
    expect([...take('b'), ...take('c')]).toEqual([false, false]);
  });

  it('are not all one organization’s: the last one is for another', () => {
    expect(take('a', 4)).toEqual([true, true, true, false]);
    expect(take('b')).toEqual([true]);
  });

  it('are anybody’s if there is only one', () => {
    places(1);
    expect([...take('a'), ...take('b')]).toEqual([true, false]);
    wait('b1', 'a1');
    expect(served('a', 'b')).toEqual(['b1', 'a1']);
  });

  it('go within an organization to whoever came first', () => {
    take('a', 3);
    wait('a1', 'a2', 'a3');
    expect(served('a', 'a', 'a')).toEqual(['a1', 'a2', 'a3']);
  });

  it('go to the organization that holds the fewest, however many wait of another', () => {
    take('a', 3);
    take('b', 1);
    wait('a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2');
    // 3 and 1 become 2 and 2; then each replaces its own.
    expect(served('a', 'a', 'b', 'a')).toEqual(['b1', 'a1', 'b2', 'a2']);
  });

  it('go round among those who hold equally many', () => {
    places(1);
    take('x');
    wait('a1', 'a2', 'a3', 'b1', 'c1', 'c2', 'b2');
    expect(served('x', 'a', 'b', 'c', 'a', 'b', 'c', 'a')).toEqual([
      'a1',
      'b1',
      'c1',
      'a2',
      'b2',
      'c2',
      'a3',
      undefined,
    ]);
  });

  it('are not given to somebody who has gone', () => {
    take('a', 3);
    take('b');
    wait('a1', 'a2', 'b1');
    turns.withdraw('a', 'a1');
    turns.withdraw('b', 'b1');
    expect(served('a', 'a')).toEqual(['a2', undefined]);
  });

  it('stay free when they come back and nobody waits who may have them', () => {
    take('a', 3);
    take('b');
    wait('a1');
    // Three are a's already: the fourth is not theirs, but anybody else's.
    expect(served('b')).toEqual([undefined]);
    expect(take('c')).toEqual([true]);
    expect(served('a')).toEqual(['a1']);
  });

  it('are waited for by so many of one organization and no more; another’s line is its own', () => {
    places(1, 2);
    take('x');
    expect(wait('a1', 'a2', 'a3', 'b1')).toEqual([true, true, false, true]);
    turns.withdraw('a', 'a1');
    expect(wait('a4')).toEqual([true]);
  });

  it('are never too many, never idle while somebody may have one, and everybody gets theirs', () => {
    const step = fc.record({ organization: fc.constantFrom('a', 'b', 'c', 'd'), arrives: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 200 }), (count, steps) => {
        places(count, 1_000);
        const underWay: string[] = [];
        const waiting: string[] = [];
        const held = (id: string) => underWay.filter((each) => each === id).length;
        const end = (id: string) => {
          underWay.splice(underWay.indexOf(id), 1);
          const next = turns.giveBack(id);
          if (next === undefined) return;
          waiting.splice(waiting.indexOf(next), 1);
          underWay.push(next.charAt(0));
        };
        const hold = () => {
          expect(underWay.length).toBeLessThanOrEqual(count);
          for (const id of underWay) expect(held(id)).toBeLessThanOrEqual(Math.max(1, count - 1));
          if (underWay.length < count)
            for (const waiter of waiting) expect(held(waiter.charAt(0))).toBe(Math.max(1, count - 1));
        };
        for (const [index, { organization, arrives }] of steps.entries()) {
          if (arrives && turns.take(organization)) underWay.push(organization);
          else if (arrives) {
            const waiter = `${organization}${index}`;
            turns.wait(organization, waiter);
            waiting.push(waiter);
          } else if (held(organization) > 0) end(organization);
          hold();
        }
        while (underWay.length > 0) end(underWay[0] ?? '');
        expect(waiting).toEqual([]);
      }),
    );
  });
});
