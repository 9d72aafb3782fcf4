import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, demoPolicy, policySchema, storedPolicy } from './policy.js';

describe('an organization’s policy', () => {
  it.each([
    ['default', defaultPolicy],
    ['demo', demoPolicy],
  ])('is valid as the %s', (_name, policy) => {
    expect(policySchema.parse(policy)).toEqual(policy);
  });

  it('of the demo shows a mail within half a minute, at any hour', () => {
    expect(demoPolicy.settling.seconds).toBe(20);
    expect(demoPolicy.sendingWindow).toBe('always');
    expect(demoPolicy.dailyCap).toBeNull();
  });

  it('that was stored before a field existed is as the default in it', () => {
    const { approval, undecided, ...older } = demoPolicy;
    expect(storedPolicy(older)).toEqual({ ...demoPolicy, approval, undecided });
    expect(() => storedPolicy({ dailyCap: 0 })).toThrow();
  });

  it.each([
    ['a window that closes before it opens', { sendingWindow: { opens: '18:00', closes: '09:00' } }],
    ['a window that is empty', { sendingWindow: { opens: '09:00', closes: '09:00' } }],
    ['a time that is none', { sendingWindow: { opens: '09:00', closes: '24:30' } }],
    ['a limit below the settling time', { settling: { seconds: 600, atMostSeconds: 599 } }],
    ['a rejection that waits a week', { outcome: { delayDays: 5, maxDelayDays: 5 } }],
    ['a usual delay beyond the longest', { outcome: { delayDays: 3, maxDelayDays: 2 } }],
    ['a negative grace', { graceBusinessDays: -1 }],
    ['half a day of grace', { graceBusinessDays: 0.5 }],
    ['a cap that stops every mail', { dailyCap: 0 }],
    ['admins who are told before the recruiter', { reminders: { before: 2, overdue: 3, escalated: 2 } }],
    ['notes that are further apart than the longest silence', { silentAfterDays: 6 }],
    ['an approval without its minutes', { approval: { mode: 'DELAYED' } }],
    ['a setting that nobody knows', { silence: true }],
  ])('refuses %s', (_what, changed) => {
    expect(policySchema.safeParse({ ...defaultPolicy, ...changed }).success).toBe(false);
  });
});
