import type { JobKey } from './demo-company.js';
import type { Plot } from './demo-event.js';
import type { PersonKey } from './demo-people.js';
import {
  advanced,
  applied,
  decided,
  decidedAndUntold,
  held,
  moved,
  movedAndUntold,
  promised,
  rescheduled,
  screened,
  toBeScreened,
  withdrew,
} from './plots.js';

export type Role = readonly [person: PersonKey, job: JobKey, plot: Plot];

/** Two promises break in front of whoever starts the service for the first time: one has passed, … */
export const passing: Role = ['matthias.brandl', 'service', promised({ interviewedAgo: 9, due: -2 })];

/** … and one was moved an hour ago. */
export const moving: Role = [
  'oluwaseun.adeyemi',
  'firmware',
  movedAndUntold({ interviewedAgo: 6, due: 2 }, 1, {
    to: 7,
    reason: 'DECISION_MAKER_AWAY',
    note: 'Tomasz, who leads the firmware team, is back next week and wants to be part of this. Thank you for your patience.',
    internalNote: 'Tomasz asks to see the bootloader exercise again before he decides.',
  }),
];

/**
 * Who applies for what, and what comes of it. Apart from the two above nothing is to be told for hours: the dates that
 * are over are those of the last business day, still within the grace of candidates who live far enough west.
 */
export const cast: readonly Role[] = [
  passing,
  moving,

  // The date is over, and the recruiter has the day to act.
  ['ximena.ochoa', 'firmware', promised({ interviewedAgo: 6, due: -1 })],
  ['julian.cardenas', 'perception', promised({ interviewedAgo: 8, due: -1 })],
  ['thaissa.moura', 'perception', promised({ interviewedAgo: 5, due: -1, milestone: 'NEXT_STEP' })],
  ['dashiell.okonkwo', 'field', promised({ interviewedAgo: 7, due: -1 })],
  [
    'lucia.pereyra',
    'firmware',
    moved({ interviewedAgo: 14, due: -6 }, { movedAgo: 7, to: -1, reason: 'APPROVAL_PENDING' }),
  ],

  // Soon.
  ['haruka.mizushima', 'perception', promised({ interviewedAgo: 5, due: 1 })],
  ['layla.haddad', 'firmware', promised({ interviewedAgo: 4, due: 2 })],
  ['grzegorz.scislo', 'firmware', promised({ interviewedAgo: 6, due: 1 })],
  ['folasade.ogunbanjo', 'people', promised({ interviewedAgo: 3, due: 2, milestone: 'NEXT_STEP' })],
  ['brooke.tallchief', 'field', promised({ interviewedAgo: 4, due: 2 })],
  ['gruber.leni', 'service', promised({ interviewedAgo: 5, due: 1 })],
  ['siobhan.nifhloinn', 'people', promised({ interviewedAgo: 5, due: 2 })],

  // In good time.
  ['jonas.ahrens', 'firmware', promised({ interviewedAgo: 2, due: 5 })],
  ['ana.rios', 'perception', promised({ interviewedAgo: 1, due: 6 })],
  ['nguyen.minhanh', 'perception', promised({ interviewedAgo: 2, due: 8, precision: 'WEEK' })],
  ['ananya.deshpande', 'firmware', promised({ interviewedAgo: 3, due: 4 })],
  ['eloise.charpentier', 'people', promised({ interviewedAgo: 1, due: 5 })],
  ['isil.gunduz', 'people', promised({ interviewedAgo: 2, due: 7 })],
  ['wren.castellano', 'field', promised({ interviewedAgo: 1, due: 6, milestone: 'NEXT_STEP' })],
  ['caua.nogueira', 'field', promised({ interviewedAgo: 3, due: 5 })],
  ['seoyeon.ha', 'perception', rescheduled({ interviewedAgo: 3, due: 6 })],
  ['rhys.pritchard', 'firmware', rescheduled({ interviewedAgo: 4, due: 9 })],
  ['astrid.hoegh', 'people', promised({ interviewedAgo: 2, due: 10, precision: 'WEEK' })],

  // Later than first said, or sooner.
  [
    'kenta.hayakawa',
    'perception',
    moved({ interviewedAgo: 12, due: -3 }, { movedAgo: 4, to: 5, reason: 'INTERVIEWS_CONTINUING' }),
  ],
  [
    'agnieszka.wojcik',
    'people',
    moved({ interviewedAgo: 10, due: -2 }, { movedAgo: 3, to: 4, reason: 'MORE_CANDIDATES' }),
  ],
  [
    'joao.figueiredo',
    'field',
    moved(
      { interviewedAgo: 18, due: -9 },
      { movedAgo: 10, to: -3, reason: 'SCHEDULING' },
      {
        movedAgo: 4,
        to: 6,
        reason: 'BUDGET',
        internalNote: 'Headcount for the second seat is decided at the quarterly review.',
      },
    ),
  ],
  [
    'youssef.benkirane',
    'firmware',
    moved({ interviewedAgo: 9, due: -1 }, { movedAgo: 2, to: 2, reason: 'SCHEDULING' }),
  ],
  [
    'sebastian.krueger',
    'service',
    moved({ interviewedAgo: 8, due: -2 }, { movedAgo: 3, to: 7, reason: 'DECISION_MAKER_AWAY' }),
  ],
  [
    'giulia.maccarrone',
    'people',
    moved({ interviewedAgo: 6, due: 9 }, { movedAgo: 2, to: 4, reason: 'INTERVIEWS_CONTINUING' }),
  ],

  // Taken back.
  [
    'nele.petersen',
    'service',
    withdrew(
      { interviewedAgo: 5, due: 4 },
      { calledAgo: 2, internalNote: 'Stays where she is: they gave her a team.' },
    ),
  ],

  // On hold.
  [
    'noa.levari',
    'perception',
    held(
      { interviewedAgo: 8, due: 2 },
      {
        heldAgo: 3,
        until: 9,
        reason: 'ROLE_CHANGED',
        internalNote: 'Priya is merging this seat with the simulation team.',
      },
    ),
  ],
  [
    'kavya.srinivasan',
    'field',
    held(
      { interviewedAgo: 10, due: -1 },
      { heldAgo: 4, until: 6, reason: 'APPROVAL_PENDING', internalNote: 'Relocation budget is with finance.' },
    ),
  ],
  [
    'urs.aeschbacher',
    'service',
    held(
      { interviewedAgo: 7, due: 4 },
      { heldAgo: 2, until: 8, reason: 'BUDGET', internalNote: 'The van for the south is not ordered yet.' },
    ),
  ],

  // Answered in time.
  [
    'saga.lindahl',
    'perception',
    decided(promised({ interviewedAgo: 24, due: -14 }), { decidedAgo: 16, outcome: 'HIRED' }),
  ],
  [
    'bartlomiej.krol',
    'firmware',
    decided(promised({ interviewedAgo: 20, due: -10 }), { decidedAgo: 11, outcome: 'HIRED' }),
  ],
  [
    'tran.quocbao',
    'firmware',
    decided(promised({ interviewedAgo: 19, due: -8 }), { decidedAgo: 9, outcome: 'REJECTED' }),
  ],
  [
    'ines.valadao',
    'people',
    decided(promised({ interviewedAgo: 16, due: -6 }), {
      decidedAgo: 8,
      outcome: 'REJECTED',
      reason: 'POSITION_FILLED',
    }),
  ],
  [
    'chen.yuting',
    'perception',
    decided(promised({ interviewedAgo: 15, due: -4 }), { decidedAgo: 5, outcome: 'REJECTED' }),
  ],
  [
    'kirra.bellweather',
    'field',
    decided(promised({ interviewedAgo: 22, due: -12 }), { decidedAgo: 13, outcome: 'REJECTED', reason: 'OTHER' }),
  ],
  [
    'mariam.elsherif',
    'people',
    decided(moved({ interviewedAgo: 21, due: -13 }, { movedAgo: 14, to: -8, reason: 'SCHEDULING' }), {
      decidedAgo: 9,
      outcome: 'REJECTED',
    }),
  ],
  ['taras.vovchenko', 'service', advanced({ interviewedAgo: 12, due: -3 }, { decidedAgo: 4, due: 5 })],
  ['jiho.namgung', 'firmware', advanced({ interviewedAgo: 11, due: -2 }, { decidedAgo: 3, due: 2 })],

  // Answered, but not by the day that had been said.
  [
    'oksana.hrytsenko',
    'firmware',
    decided(promised({ interviewedAgo: 17, due: -7 }), { decidedAgo: 6, outcome: 'REJECTED' }),
  ],
  ['le.thuha', 'service', decided(promised({ interviewedAgo: 18, due: -9 }), { decidedAgo: 8, outcome: 'HIRED' })],
  [
    'maelle.tremblay',
    'field',
    decided(moved({ interviewedAgo: 23, due: -14 }, { movedAgo: 15, to: -11, reason: 'BUDGET' }), {
      decidedAgo: 10,
      outcome: 'REJECTED',
      reason: 'POSITION_CANCELLED',
    }),
  ],

  // Decided, and the candidate does not know yet.
  [
    'friederike.vossen',
    'perception',
    decidedAndUntold(
      { interviewedAgo: 7, due: 4 },
      {
        outcome: 'REJECTED',
        note: 'Ihre Fragen zur Kalibrierung haben uns beeindruckt. Bitte bewerben Sie sich wieder bei uns.',
      },
    ),
  ],
  ['inigo.etxarri', 'firmware', decidedAndUntold({ interviewedAgo: 6, due: 5 }, { outcome: 'REJECTED' })],

  // At the beginning: no date has been told.
  ['chidinma.eze', 'people', screened(1)],
  ['wei.linxiao', 'perception', screened(2)],
  ['loic.kermarrec', 'service', screened(3)],
  ['nikos.papadakis', 'field', toBeScreened(1)],
  ['siti.rahmadhani', 'people', toBeScreened(2)],
  ['duarte.seabra', 'people', toBeScreened(1)],
  ['rohan.tripathi', 'firmware', applied(3)],
  ['cagri.ozturk', 'service', applied(2)],
  ['aroha.ngata', 'field', applied(4)],
  ['nagisa.orihara', 'people', applied(1)],
  ['ayodele.bamidele', 'firmware', applied(1)],

  // A second application of somebody who did not get the first position, and of somebody who waits for another answer.
  ['tran.quocbao', 'perception', applied(4)],
  ['eloise.charpentier', 'field', screened(2)],
];
