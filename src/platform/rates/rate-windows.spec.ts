import { beforeEach, describe, expect, it } from '@jest/globals';
import { type RateSubject, RateWindows } from './rate-windows.js';

const minute = 60_000;
const key: RateSubject = { scope: 'KEY', bucket: 'KEY:1', limit: 3 };
const sibling: RateSubject = { scope: 'KEY', bucket: 'KEY:2', limit: 3 };
const organization: RateSubject = { scope: 'ORGANIZATION', bucket: 'ORGANIZATION:1', limit: 5 };

describe('counting requests in windows of a minute', () => {
  let windows: RateWindows;
  const take = (subjects: readonly RateSubject[], times: number, now: number) =>
    Array.from({ length: times }, () => windows.take(subjects, now)?.subject.scope ?? null);

  beforeEach(() => {
    windows = new RateWindows(minute, 100);
  });

  it('lets through as many as the limit says, and tells for how long it lets through no more', () => {
    expect(take([key], 3, 1_000)).toEqual([null, null, null]);
    expect(windows.take([key], 31_000)).toEqual({ subject: key, endsInMs: 30_000 });
  });

  it('begins anew a minute after the first request', () => {
    take([key], 3, 1_000);
    expect(take([key], 1, 60_999)).toEqual(['KEY']);
    expect(take([key], 4, 61_000)).toEqual([null, null, null, 'KEY']);
  });

  it('refuses by the first subject that is used up', () => {
    take([key, organization], 3, 0);
    expect(take([key, organization], 1, 0)).toEqual(['KEY']);
    expect(take([sibling, organization], 3, 0)).toEqual([null, null, 'ORGANIZATION']);
  });

  it('does not count what it refuses, for no subject', () => {
    take([key, organization], 10, 0);
    expect(windows.unsettled()).toEqual(
      new Map([
        ['KEY:1', 3],
        ['ORGANIZATION:1', 3],
      ]),
    );
  });

  it('tells that a subject is used up without counting', () => {
    expect(windows.usedUp(key, 0)).toBeNull();
    take([key], 3, 0);
    expect(windows.usedUp(key, 20_000)).toEqual({ subject: key, endsInMs: 40_000 });
    expect(windows.unsettled()).toEqual(new Map([['KEY:1', 3]]));
  });

  it('knows after settling what other processes have counted, and ends when the shared window does', () => {
    take([key], 1, 0);
    windows.settled(windows.unsettled(), [{ bucket: 'KEY:1', used: 3, endsInMs: 5_000 }], 1_000);
    expect(windows.take([key], 2_000)).toEqual({ subject: key, endsInMs: 4_000 });
    expect(take([key], 1, 6_000)).toEqual([null]);
  });

  it('keeps what was counted while it settled for the next time', () => {
    take([key], 1, 0);
    const sent = windows.unsettled();
    take([key], 1, 500);
    windows.settled(sent, [{ bucket: 'KEY:1', used: 1, endsInMs: 59_000 }], 1_000);
    expect(windows.unsettled()).toEqual(new Map([['KEY:1', 1]]));
    expect(take([key], 2, 1_000)).toEqual([null, 'KEY']);
  });

  it('settles nothing twice, and nothing of a window that is over', () => {
    take([key], 2, 0);
    windows.settled(windows.unsettled(), [{ bucket: 'KEY:1', used: 2, endsInMs: 59_000 }], 1_000);
    expect(windows.unsettled()).toEqual(new Map());
    take([sibling], 1, 2_000);
    windows.forget(62_000);
    expect(windows.unsettled()).toEqual(new Map());
  });

  it('remembers no more windows than it may: the oldest goes', () => {
    windows = new RateWindows(minute, 2);
    take([key], 3, 0);
    take([sibling], 3, 0);
    take([organization], 1, 0);
    expect([...windows.unsettled().keys()]).toEqual(['KEY:2', 'ORGANIZATION:1']);
    expect(take([key], 1, 0)).toEqual([null]);
  });
});
