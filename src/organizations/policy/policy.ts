import { z } from 'zod';

const DAY_IN_SECONDS = 86_400;

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time such as 09:00');

/** When mail may leave, as local times; it holds its start, not its end. `always` takes closed days too. */
const sendingWindow = z.union([
  z.literal('always'),
  z
    .strictObject({ opens: localTime, closes: localTime })
    .refine(({ opens, closes }) => opens < closes, 'a window opens before it closes, on the same day'),
]);

/** An organization's rules. Days are calendar days unless they say business days. */
export const policySchema = z.strictObject({
  /** How long a change rests before the candidate is told, counted from the latest change. */
  settling: z
    .strictObject({
      seconds: z.int().min(0).max(DAY_IN_SECONDS),
      /** Counted from the first change that has not settled: someone who keeps changing does not wait for ever. */
      atMostSeconds: z.int().min(0).max(DAY_IN_SECONDS),
    })
    .refine(({ seconds, atMostSeconds }) => seconds <= atMostSeconds, 'at most is no less than the settling time'),
  /** Between a promised date and the note that it passed. More than two weeks would be the silence we exist against. */
  graceBusinessDays: z.int().min(0).max(10),
  sendingWindow,
  /** From this many business days before the decision date a timeline is due soon. */
  dueSoonBusinessDays: z.int().min(0).max(20),
  /** Days until a rejection is told: 4 is the limit of what is decent, an organization may only lower it. */
  outcome: z
    .strictObject({ delayDays: z.int().min(0), maxDelayDays: z.int().min(0).max(4) })
    .refine(({ delayDays, maxDelayDays }) => delayDays <= maxDelayDays, 'the usual delay is within the longest one'),
  /** Mails to one candidate a local day over all applications at the organization; null: no cap. */
  dailyCap: z.int().min(1).max(20).nullable(),
});

export type Policy = Readonly<z.infer<typeof policySchema>>;
export type SendingWindow = Policy['sendingWindow'];

export const defaultPolicy: Policy = {
  settling: { seconds: 600, atMostSeconds: 3_600 },
  graceBusinessDays: 1,
  sendingWindow: { opens: '09:00', closes: '18:00' },
  dueSoonBusinessDays: 2,
  outcome: { delayDays: 0, maxDelayDays: 4 },
  dailyCap: 1,
};

/** The default, quick enough to watch: someone who tries the service sees the mail within half a minute. */
export const demoPolicy: Policy = {
  ...defaultPolicy,
  settling: { seconds: 20, atMostSeconds: 120 },
  sendingWindow: 'always',
  dailyCap: null,
};
