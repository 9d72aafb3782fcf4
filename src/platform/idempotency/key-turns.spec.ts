import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CallerGone } from '../admission/admission.js';
import { KeyTurns, TooManyWait } from './key-turns.js';

const never = () => false;

/** Somebody who waits for an answer. */
const caller = () => new ServerResponse(new IncomingMessage(new Socket()));

describe('turns of requests under one key', () => {
  let turns: KeyTurns;
  let order: string[];

  beforeEach(() => {
    turns = new KeyTurns({ ofKey: 2, ofOrganization: 3 });
    order = [];
  });

  /** Takes a turn, and has ended it at once. */
  const passThrough = async (name: string, key = 'a', response = caller()) => {
    const end = await turns.take({ organizationId: 'org', name: key, isOver: never }, response);
    order.push(name);
    end();
  };
  const hold = (key = 'a', organizationId = 'org') =>
    turns.take({ organizationId, name: key, isOver: never }, caller());

  it('are taken one after the other, in the order in which they came; another key waits for none', async () => {
    const end = await hold();
    const waiting = [passThrough('first'), passThrough('second')];
    await passThrough('of another key', 'b');
    expect(order).toEqual(['of another key']);
    end();
    await Promise.all(waiting);
    expect(order).toEqual(['of another key', 'first', 'second']);
    await passThrough('afterwards');
  });

  it('have a bound for each key and each organization', async () => {
    const ends = [await hold('a'), await hold('b'), await hold('c', 'other')];
    const waiting = [passThrough('1'), passThrough('2')];
    await expect(hold('a')).rejects.toThrow(TooManyWait);
    waiting.push(passThrough('3', 'b'));
    await expect(hold('b')).rejects.toThrow(TooManyWait);
    const theirs = hold('c', 'other').then((end) => end());
    for (const end of ends) end();
    await Promise.all([...waiting, theirs]);
    expect(order).toHaveLength(3);
    const again = await hold('a');
    const later = [passThrough('4'), passThrough('5')];
    again();
    await Promise.all(later);
  });

  it('are given up by who goes away, and by whose time is over; the next one is next', async () => {
    const end = await hold();
    const gone = caller();
    const leaves = passThrough('gone', 'a', gone);
    gone.destroy();
    gone.emit('close');
    await expect(leaves).rejects.toThrow(CallerGone);
    // As if they had one; ending it ends nobody's.
    const late = await turns.take({ organizationId: 'org', name: 'a', isOver: () => true }, caller());
    late();
    const stays = passThrough('stays');
    end();
    await stays;
    expect(order).toEqual(['stays']);
  });

  it('are never given to who gave up in the same moment', async () => {
    const end = await hold();
    const gone = caller();
    const leaves = passThrough('gone', 'a', gone).catch(() => undefined);
    const stays = passThrough('stays');
    gone.emit('close');
    end();
    await Promise.all([leaves, stays]);
    expect(order).toEqual(['stays']);
  });
});
