import type { MembersService, OrganizationsService } from '../../organizations/index.js';
import { demoPolicy } from '../../rules/index.js';

/**
 * Always the same, so that a first start which was cut short is recognised from the database alone. It can stand in
 * the code because a demo is only ever made in a database of its own.
 */
export const demoOrganizationId = '0198f3a0-0000-7000-8000-00000000d0d0';

export const demoOrganization: Parameters<OrganizationsService['create']>[1] = {
  slug: 'demo',
  name: 'Tidewren Robotics',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  locale: 'en',
  policy: demoPolicy,
};

/** What the demo's rows are called in the applicant tracking system that they seem to come from. */
export const demoSource = 'demo-ats';

type NewMember = Parameters<MembersService['add']>[1];

export const demoMembers = {
  margarete: { fullName: 'Margarete Sandvoss', email: 'margarete.sandvoss@tidewren.test', role: 'OWNER' },
  deniz: { fullName: 'Deniz Kern', email: 'deniz.kern@tidewren.test', role: 'ADMIN' },
  hanna: { fullName: 'Hanna Lindqvist', email: 'hanna.lindqvist@tidewren.test', role: 'RECRUITER' },
  femi: { fullName: 'Femi Akinwale', email: 'femi.akinwale@tidewren.test', role: 'RECRUITER' },
  tomasz: { fullName: 'Tomasz Wierzba', email: 'tomasz.wierzba@tidewren.test', role: 'HIRING_MANAGER' },
  priya: { fullName: 'Priya Raghunath', email: 'priya.raghunath@tidewren.test', role: 'HIRING_MANAGER' },
} as const satisfies Record<string, NewMember>;

export type MemberKey = keyof typeof demoMembers;

export interface DemoJob {
  readonly title: string;
  /** Null: the organization's. */
  readonly timeZone: string | null;
  readonly locale: string | null;
  readonly recruiter: MemberKey;
  readonly hiringManager: MemberKey;
}

export const demoJobs = {
  firmware: {
    title: 'Senior Firmware Engineer',
    timeZone: null,
    locale: null,
    recruiter: 'hanna',
    hiringManager: 'tomasz',
  },
  perception: {
    title: 'Perception Engineer',
    timeZone: 'Europe/Berlin',
    locale: null,
    recruiter: 'hanna',
    hiringManager: 'priya',
  },
  service: {
    title: 'Servicetechniker:in Robotik',
    timeZone: 'Europe/Berlin',
    locale: 'de',
    recruiter: 'femi',
    hiringManager: 'tomasz',
  },
  people: {
    title: 'People Operations Partner',
    timeZone: 'Europe/Lisbon',
    locale: null,
    recruiter: 'femi',
    hiringManager: 'priya',
  },
  field: {
    title: 'Field Application Engineer, Americas',
    timeZone: 'America/New_York',
    locale: null,
    recruiter: 'hanna',
    hiringManager: 'tomasz',
  },
} as const satisfies Record<string, DemoJob>;

export type JobKey = keyof typeof demoJobs;

/** Being prepared, so nobody has applied. */
export const demoDraft: DemoJob = {
  title: 'Research Scientist, Motion Planning',
  timeZone: 'Asia/Tokyo',
  locale: null,
  recruiter: 'femi',
  hiringManager: 'priya',
};

export function zoneOf(job: JobKey): string {
  return demoJobs[job].timeZone ?? demoOrganization.timeZone;
}
