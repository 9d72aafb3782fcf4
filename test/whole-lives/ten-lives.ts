/** What somebody does about one application on a day, from the first: `at` is the day's number. */
export interface LifeAct {
  readonly at: number;
  readonly name: string;
  /** Dates as numbers of days, from the first. */
  readonly days?: Readonly<Record<string, number>>;
  readonly input?: Readonly<Record<string, unknown>>;
}

export interface WholeLife {
  readonly name: string;
  readonly acts: readonly LifeAct[];
}

const set = (at: number, decisionDate: number): LifeAct => ({ at, name: 'setTimeline', days: { decisionDate } });
const move = (at: number, decisionDate: number, reason: string): LifeAct => ({
  at,
  name: 'moveDecisionDate',
  days: { decisionDate },
  input: { reason },
});
const hold = (at: number, until: number): LifeAct => ({
  at,
  name: 'holdTimeline',
  days: { until },
  input: { reason: 'BUDGET' },
});
const decide = (at: number, outcome: string, nextWordOn?: number): LifeAct => ({
  at,
  name: 'recordDecision',
  input: { outcome },
  ...(nextWordOn === undefined ? {} : { days: { nextWordOn } }),
});
const contact = (at: number): LifeAct => ({ at, name: 'logContact', input: { channel: 'PHONE' } });

/** Day 0 is a Tuesday. */
export const TEN_LIVES: readonly WholeLife[] = [
  { name: 'An answer in time', acts: [set(0, 10), decide(8, 'REJECTED')] },
  { name: 'A yes, the offer by a day, and a call', acts: [set(0, 7), decide(6, 'HIRED', 10), contact(10)] },
  {
    name: 'On to the next step, with a day',
    acts: [set(0, 7), decide(3, 'ADVANCED', 9), set(9, 20), decide(20, 'HIRED')],
  },
  {
    name: 'Moved three times, then a no',
    acts: [
      set(0, 3),
      move(2, 9, 'INTERVIEWS_CONTINUING'),
      move(8, 15, 'APPROVAL_PENDING'),
      move(14, 20, 'DECISION_MAKER_AWAY'),
      decide(20, 'REJECTED'),
    ],
  },
  { name: 'Nobody decides, and nobody calls', acts: [set(0, 3)] },
  {
    name: 'Nobody decides, a person calls in time, and sets a date',
    acts: [set(0, 3), contact(28), move(29, 35, 'OTHER'), decide(35, 'REJECTED')],
  },
  {
    name: 'A hold that ends on a dead date',
    acts: [set(0, 3), hold(1, 14), move(20, 27, 'BUDGET'), decide(27, 'ADVANCED')],
  },
  { name: 'A hold that ends before the date', acts: [set(0, 20), hold(3, 10), decide(17, 'HIRED', 24)] },
  { name: 'A date after it had passed', acts: [set(0, 3), move(9, 13, 'SCHEDULING'), decide(13, 'REJECTED')] },
  {
    name: 'A yes that was wrong',
    acts: [set(0, 7), decide(6, 'HIRED', 10), { at: 7, name: 'correctDecision', input: { outcome: 'REJECTED' } }],
  },
];
