// The rules of docs/architecture.md, "Modules". Each has a fixture in test/architecture/fixtures that breaks it and no
// other, and test/architecture/module-rules.spec.ts runs them all.

// A file that only tests import: specs, and under test/ the generators, oracles, stories and simulations they share.
const testCode = '\\.spec\\.tsx?$|^test/';

// Code without I/O: facts in, answers out.
const pure =
  '^src/((rules|platform/mail-links|mails|delivery/(diagnosis|bounce/reading))/|platform/(html/escape-text|mail-address/mail-address)\\.ts$)';

// What pure code may use: dates, holidays, sentences, calendar files, mails that came, the shape of a stored policy, and
// the ASCII form of a host's name.
const purePackages =
  '(^|/)node_modules/(temporal-polyfill|date-holidays|intl-messageformat|ical-generator|postal-mime|zod)/|^(node:)?url$';

// Which languages there are is read from their folder, once, as imports are.
const languages = '^src/mails/words/mail-languages\\.ts$';

// What a module shows to the others.
const contract = '^src/[^/]+/index\\.ts$';

// What writes without being called by anybody, and what makes, hands out or only reads the database.
const writesByItself = [
  '^src/(app\\.module|cli/(command|audit-commands))\\.ts$',
  '^src/local/',
  '^src/platform/(database|events|health|idempotency|metrics|rates)/',
  '^src/platform/audit/(audit-chain|write-audited)\\.ts$',
  '^src/platform/graphql/(change|endpoint/operation-answers)\\.ts$',
  '-authenticator\\.ts$',
  '^src/organizations/logo/logo-routes(\\.module)?\\.ts$',
  '^src/organizations/identity-provider/first-sign-in\\.ts$',
  '^src/delivery/(bounce|dispatch|links|provider-webhooks)/',
  '^src/delivery/sending-domain/daily-checks\\.ts$',
  '^src/notifications/(digest/|due-work\\.ts$)',
  '^src/(answers|candidate-portal)/',
  '^src/notifications/links/',
  '^src/timelines/sweep/',
  '^src/applications/retention/retention\\.ts$',
  '^src/ats/(held/held-rows\\.service|metrics/unfinished-work|sync/sync-rows)\\.ts$',
  '^src/webhooks/(calendar|dispatch|feed)/',
  '^src/ats/(imports|inbox)/',
];

/** `modules` stand on `ground` and know nothing else: neither what is above them nor one another. Who may use local and cli has a rule of its own. */
const floor = (name, modules, ground) => ({
  name,
  severity: 'error',
  comment: `${modules.join(', ')} may import ${ground.join(', ') || 'no module'}, and themselves`,
  from: { path: `^src/(${modules.join('|')})/` },
  to: { path: '^src/[^/]+/', pathNot: [`^src/(${[...ground, '$1', 'local', 'cli'].join('|')})/`] },
});

const floor1 = ['platform', 'rules'];
const floor2 = [...floor1, 'organizations'];
const floor3 = [...floor2, 'delivery', 'jobs', 'candidates'];
const floor4 = [...floor3, 'applications'];
const floor5 = [...floor4, 'timelines'];
const floor6 = [...floor5, 'mails'];
const floor7 = [...floor6, 'notifications'];
const topFloor = ['answers', 'ats', 'candidate-portal', 'webhooks'];

export default {
  forbidden: [
    floor('platform-knows-no-module', ['platform'], []),
    floor('rules-know-no-module', ['rules'], []),
    floor('organizations-stand-on-platform-and-rules', ['organizations'], floor1),
    floor('delivery-jobs-and-candidates-are-siblings', ['delivery', 'jobs', 'candidates'], floor2),
    floor('applications-know-nothing-above-them', ['applications'], floor3),
    floor('timelines-know-nothing-above-them', ['timelines'], floor4),
    floor('mails-are-composed-of-facts-alone', ['mails'], floor1),
    floor('notifications-know-nothing-above-them', ['notifications'], floor6),
    floor('the-top-floor-are-siblings', topFloor, floor7),
    {
      name: 'every-module-has-its-floor',
      severity: 'error',
      comment: 'a folder of src that no rule above names could import anything',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: [`^src/(${[...floor7, ...topFloor, 'local', 'cli'].join('|')})/`] },
    },
    {
      name: 'only-the-application-starts-local-parts',
      severity: 'error',
      comment: 'the embedded database, the mailbox and the demo are for a trial: no module knows of them',
      from: { path: '^src/[^/]+/', pathNot: ['^src/local/', testCode] },
      to: { path: '^src/local/' },
    },
    {
      name: 'only-the-application-runs-commands',
      severity: 'error',
      comment: 'commands run the whole service: no module knows of them',
      from: { path: '^src/[^/]+/', pathNot: ['^src/cli/', testCode] },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-module-knows-the-application',
      severity: 'error',
      comment: 'what puts the modules together stands above all of them',
      from: { path: '^src/[^/]+/', pathNot: ['^src/cli/', testCode] },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'only-the-contract-between-modules',
      severity: 'error',
      comment: "another module is its index.ts; the platform's folders are imported by file",
      from: { path: '^src/([^/]+)/', pathNot: [testCode] },
      to: { path: '^src/[^/]+/', pathNot: ['^src/(platform|local|cli|$1)/', contract] },
    },
    {
      name: 'only-the-contract-from-the-application',
      severity: 'error',
      comment: 'the files beside the modules see no more of them than the modules do',
      from: { path: '^src/[^/]+\\.ts$', pathNot: [testCode] },
      to: { path: '^src/[^/]+/', pathNot: ['^src/(platform|local|cli)/', contract] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'no framework, no database, no file, no network, no clock: facts in, answers out',
      from: { path: pure, pathNot: [testCode, languages] },
      to: { pathNot: [pure, purePackages] },
    },
    {
      name: 'mutations-write-by-change',
      severity: 'error',
      comment:
        'context.change makes the audit entry of a mutation, and makes it once when a request is sent again; the database itself would take a change without either',
      from: { path: '^src/', pathNot: [...writesByItself, testCode] },
      to: { path: '^src/platform/database/(tenant|worker)-database\\.ts$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'types count: two files that need each other are one',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-ships-test-code',
      severity: 'error',
      comment: 'test helpers are not in the built service',
      from: { path: '^src/', pathNot: [testCode] },
      to: { path: testCode },
    },
    {
      name: 'nothing-ships-development-packages',
      severity: 'error',
      comment: 'a production install leaves them out; a type costs nothing at run time',
      from: { path: '^src/', pathNot: [testCode] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      comment: 'a package that is there by chance is gone with the next install',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types are imports: a module that needs another's types knows that module.
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    // As Node resolves a package's paths.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
