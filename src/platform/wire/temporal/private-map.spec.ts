import { describe, expect, it } from '@jest/globals';
import { PrivateMap } from './private-map.js';

describe('a map of private fields', () => {
  it('holds what it was given last for a key, and nothing for another', () => {
    const map = new PrivateMap();
    const [key, other] = [{}, () => undefined];
    expect([map.has(key), map.get(key)]).toEqual([false, undefined]);
    map.set(key, 1).set(other, undefined).set(key, 2);
    expect([map.get(key), map.has(other), map.get(other), map.has({})]).toEqual([2, true, undefined, false]);
  });

  it('knows nothing of what another holds, and shows nothing of itself on its key', () => {
    const [one, other] = [new PrivateMap(), new PrivateMap()];
    const key = Object.freeze({ a: 1 });
    one.set(key, 'one');
    expect([other.has(key), other.get(key)]).toEqual([false, undefined]);
    expect([Reflect.ownKeys(key), JSON.stringify(key)]).toEqual([['a'], '{"a":1}']);
  });

  it('has nothing for what is no object, or stands before one', () => {
    const map = new PrivateMap();
    const key = {};
    map.set(key, 1);
    for (const none of [undefined, null, 'text', 1, new Proxy(key, {}), Object.create(key)])
      expect([map.has(none), map.get(none)]).toEqual([false, undefined]);
    expect(() => map.set('text' as unknown as object, 1)).toThrow(TypeError);
  });
});
