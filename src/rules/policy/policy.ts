import { z } from 'zod';

const DAY_IN_SECONDS = 86_400;
// Five business days take a week at least: what is counted in one is compared with the other so.
const BUSINESS_DAYS_A_WEEK = 5;
const DAYS_A_WEEK = 7;

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time such as 09:00');

const endOfWindow = z.union([localTime, z.literal('24:00')]);

const window = z
  .strictObject({ opens: localTime, closes: endOfWindow })
  .superRefine(
    contradict(
      ['opens', 'closes'],
      ({ opens, closes }) => opens < closes,
      'opens must be before closes; one that goes past midnight is two, such as 22:00 to 24:00 and 00:00 to 02:00',
    ),
  );

// A morning and an afternoon, and the hours around midnight.
const MOST_WINDOWS = 4;

/**
 * When mail may leave, as local times: one window a day, or several in order; each holds its start, not its end. `always`
 * takes closed days too.
 */
const sendingWindow = z.union(
  [
    z.literal('always'),
    window,
    z.strictObject({
      windows: z
        .array(window)
        .min(1)
        .max(MOST_WINDOWS)
        .refine(
          (windows) => windows.every(({ opens }, n) => n === 0 || (windows[n - 1]?.closes ?? '') <= opens),
          'windows are in the order of the day and do not overlap',
        ),
    }),
  ],
  { error: 'a window has two local times, opens and closes, such as 09:00 and 18:00, or is always open' },
);

/** Whether a message about a date, or an outcome, waits for a member before it leaves. */
const approval = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('AUTOMATIC') }),
  /** It leaves by itself after so many minutes, in which a member can edit or stop it. A day is enough to look. */
  z.strictObject({ mode: z.literal('DELAYED'), minutes: z.int().min(1).max(1_440) }),
  /** It leaves when a member has approved it. */
  z.strictObject({ mode: z.literal('REQUIRED') }),
]);

/** Two fields that do not go together: both are named. */
function contradict<Value>(
  paths: readonly string[],
  agree: (value: Value) => boolean,
  message: string,
): (value: Value, context: z.RefinementCtx<Value>) => void {
  return (value, context) => {
    if (agree(value)) return;
    for (const path of paths) context.addIssue({ code: 'custom', message, path: [path] });
  };
}

const fields = {
  /** How long a change rests before the candidate is told, counted from the latest change. */
  settling: z
    .strictObject({
      seconds: z.int().min(0).max(DAY_IN_SECONDS),
      /** Counted from the first change that has not settled: someone who keeps changing does not wait for ever. */
      atMostSeconds: z.int().min(0).max(DAY_IN_SECONDS),
    })
    .superRefine(
      contradict(
        ['seconds', 'atMostSeconds'],
        ({ seconds, atMostSeconds }) => seconds <= atMostSeconds,
        'seconds must not be more than atMostSeconds',
      ),
    ),
  /** Between a promised date and the note that it passed. More than two weeks would be the silence we exist against. */
  graceBusinessDays: z.int().min(0).max(10),
  /** Notes that there is still no decision: how far apart, and how many before a person has to call. */
  undecided: z.strictObject({ everyBusinessDays: z.int().min(1).max(20), notes: z.int().min(0).max(10) }),
  /** Business days from the decision date at which members are reminded. */
  reminders: z
    .strictObject({
      /** The recruiter, so many before; and on the day itself. */
      before: z.int().min(0).max(20),
      /** Recruiter and hiring manager, so many after. */
      overdue: z.int().min(1).max(20),
      /** The admins too, so many after. */
      escalated: z.int().min(1).max(40),
    })
    .superRefine(
      contradict(
        ['overdue', 'escalated'],
        ({ overdue, escalated }) => overdue <= escalated,
        'escalated must not be before overdue: admins are not told before the recruiter',
      ),
    ),
  /** The decision date that is set by itself when an interview completes and none stands: so many business days later. */
  interviewBusinessDays: z.int().min(1).max(60),
  /** A candidate may follow up after so many times the promised interval, at most a week after the decision date. */
  followUpIntervals: z.int().min(1).max(5),
  /** How often a candidate may ask for an update, and how many calendar days apart. */
  updateRequests: z.strictObject({ most: z.int().min(0).max(10), daysApart: z.int().min(1).max(30) }),
  sendingWindow,
  /** From this many business days before the decision date a timeline is due soon. */
  dueSoonBusinessDays: z.int().min(0).max(20),
  /** Days until a rejection is told: 4 is the limit of what is decent, an organization may only lower it. */
  outcome: z
    .strictObject({
      delayDays: z.int().min(0),
      maxDelayDays: z.int().min(0).max(4),
      /** A yes, or a decision to go on, names the day so many business days later by which they hear more; null: none. */
      nextWordBusinessDays: z.int().min(1).max(20).nullable().default(null),
    })
    .superRefine(
      contradict(
        ['delayDays', 'maxDelayDays'],
        ({ delayDays, maxDelayDays }) => delayDays <= maxDelayDays,
        'delayDays must not be more than maxDelayDays',
      ),
    ),
  /** Mails to one candidate a local day over all applications at the organization; null: no cap. */
  dailyCap: z.int().min(1).max(20).nullable(),
  /** Extensions of one timeline after which a call is advised. */
  extensionsBeforeAdvice: z.int().min(0).max(20),
  /** Calendar days without any contact after which an application is flagged. */
  silentAfterDays: z.int().min(1).max(365),
  /** Decisions by the link in a mail: after an hour in which they can be taken back, not at all, or at once. */
  outcomesByLink: z.enum(['CONFIRM', 'NO', 'NOW']),
  approval,
};

export const defaultPolicy = {
  settling: { seconds: 600, atMostSeconds: 3_600 },
  graceBusinessDays: 1,
  undecided: { everyBusinessDays: 5, notes: 3 },
  reminders: { before: 2, overdue: 1, escalated: 3 },
  interviewBusinessDays: 5,
  followUpIntervals: 2,
  updateRequests: { most: 2, daysApart: 4 },
  sendingWindow: { opens: '09:00', closes: '18:00' },
  dueSoonBusinessDays: 2,
  outcome: { delayDays: 0, maxDelayDays: 4, nextWordBusinessDays: null },
  dailyCap: 1,
  extensionsBeforeAdvice: 2,
  silentAfterDays: 21,
  outcomesByLink: 'CONFIRM',
  approval: { mode: 'AUTOMATIC' },
} as const satisfies z.infer<z.ZodObject<typeof fields>>;

/** An organization's rules. Days are calendar days unless they say business days. */
export const policySchema = z.strictObject(fields).superRefine(({ silentAfterDays, undecided }, context) => {
  if (silentAfterDays >= calendarDays(undecided.everyBusinessDays)) return;
  const message = 'silentAfterDays must not be shorter than the days between notes, undecided.everyBusinessDays';
  context.addIssue({ code: 'custom', message, path: ['silentAfterDays'] });
  context.addIssue({ code: 'custom', message, path: ['undecided', 'everyBusinessDays'] });
});

export type Policy = Readonly<z.infer<typeof policySchema>>;
export type SendingWindow = Policy['sendingWindow'];
export type LocalWindow = Readonly<z.infer<typeof window>>;

/** The windows of a day, in order. Null: it is always open. */
export function windowsOf(sendingWindow: SendingWindow): readonly LocalWindow[] | null {
  if (sendingWindow === 'always') return null;
  return 'windows' in sendingWindow ? sendingWindow.windows : [sendingWindow];
}
export type Approval = Policy['approval'];

/** The default, quick enough to watch: someone who tries the service sees the mail within half a minute. */
export const demoPolicy: Policy = {
  ...defaultPolicy,
  settling: { seconds: 20, atMostSeconds: 120 },
  sendingWindow: 'always',
  dailyCap: null,
};

/** A stored version: what it lacks, because it is older than the field, is as it is by default. */
export function storedPolicy(rules: object): Policy {
  return policySchema.parse({ ...defaultPolicy, ...rules });
}

/** The fewest calendar days that so many business days can be. */
function calendarDays(businessDays: number): number {
  const weeks = Math.floor(businessDays / BUSINESS_DAYS_A_WEEK);
  return weeks * DAYS_A_WEEK + (businessDays % BUSINESS_DAYS_A_WEEK);
}
