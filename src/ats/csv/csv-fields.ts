/** What of an application a column may hold. */
export const csvFields = [
  'candidateId',
  'fullName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'locale',
  'timeZone',
  'jobId',
  'jobTitle',
  'jobLocation',
  'jobStatus',
  'recruiterEmail',
  'applicationId',
  'status',
  'stage',
  'rejectionReason',
  'appliedOn',
  'decisionDate',
  'updatedAt',
] as const;

export type CsvField = (typeof csvFields)[number];

/** Fields that hold a calendar date, which may be written in more than one order. */
export const dateFields: readonly CsvField[] = ['appliedOn', 'decisionDate'];

export const presetNames = ['generic', 'indeed', 'linkedin'] as const;

export type PresetName = (typeof presetNames)[number];

/** Whose header a file has. */
interface Preset {
  readonly name: PresetName;
  /** Columns that are there in no other's. */
  readonly knownBy: readonly string[];
  /** By which columns a field is known, the first that is there; each as `keyOfColumn` writes it. */
  readonly columns: Readonly<Partial<Record<CsvField, readonly string[]>>>;
}

/** Case, blanks and marks tell nobody's columns apart. */
export function keyOfColumn(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const indeed: Preset = {
  name: 'indeed',
  knownBy: ['interestlevel', 'jobtitle', 'candidatelocation'],
  columns: {
    fullName: ['name'],
    email: ['email'],
    phone: ['phone'],
    status: ['status'],
    jobTitle: ['jobtitle'],
    jobLocation: ['joblocation'],
    appliedOn: ['date'],
  },
};

const linkedin: Preset = {
  name: 'linkedin',
  knownBy: ['candidateid', 'projectid', 'hiringstateid'],
  columns: {
    candidateId: ['candidateid'],
    jobId: ['projectid'],
    firstName: ['firstname'],
    lastName: ['lastname'],
    email: ['emails'],
    phone: ['phonenumbers'],
    stage: ['hiringstateid'],
    appliedOn: ['createdtime', 'createddatetime'],
  },
};

const generic: Preset = {
  name: 'generic',
  knownBy: [],
  columns: {
    candidateId: ['candidateid', 'personid', 'applicantid'],
    fullName: ['fullname', 'candidatename', 'candidate', 'name'],
    firstName: ['firstname', 'givenname'],
    lastName: ['lastname', 'surname', 'familyname'],
    email: ['email', 'emailaddress', 'candidateemail', 'mail'],
    phone: ['phone', 'phonenumber', 'mobile'],
    locale: ['locale', 'language'],
    timeZone: ['timezone'],
    jobId: ['jobid', 'requisitionid', 'positionid'],
    jobTitle: ['jobtitle', 'jobname', 'job', 'position', 'role'],
    jobLocation: ['joblocation'],
    jobStatus: ['jobstatus'],
    recruiterEmail: ['recruiteremail'],
    applicationId: ['applicationid'],
    status: ['status', 'applicationstatus'],
    stage: ['stage', 'currentstage'],
    rejectionReason: ['rejectionreason', 'rejectreason', 'archivereason'],
    appliedOn: ['appliedon', 'appliedat', 'applieddate', 'dateapplied', 'applicationdate'],
    decisionDate: ['decisiondate', 'decisionby', 'decisionexpected'],
    updatedAt: ['updatedat', 'lastupdated', 'lastactivity'],
  },
};

const presets: Readonly<Record<PresetName, Preset>> = { generic, indeed, linkedin };

/** Whose header it is, by the columns that only that one has. */
export function findPreset(header: readonly string[]): PresetName {
  const there = new Set(header.map(keyOfColumn));
  return [indeed, linkedin].find(({ knownBy }) => knownBy.every((each) => there.has(each)))?.name ?? 'generic';
}

/** By which columns a preset knows a field. */
export function columnsOfPreset(name: PresetName, field: CsvField): readonly string[] {
  return presets[name].columns[field] ?? [];
}
