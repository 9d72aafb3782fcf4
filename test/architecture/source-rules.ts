import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What imports alone do not show: one fault for each file that breaks a rule. */
export interface SourceFault {
  readonly rule: string;
  readonly file: string;
}

interface SourceRule {
  readonly name: string;
  /** Files that may do it. */
  readonly exempt: RegExp;
  breaks(node: ts.Node): boolean;
}

const testCode = /\.spec\.tsx?$/;

const relations = new Set(['OneToOne', 'OneToMany', 'ManyToOne', 'ManyToMany', 'JoinColumn', 'JoinTable']);

const connections = new Set(['DataSource', 'QueryRunner', 'Repository', 'createQueryBuilder']);

const rowsOfHiring =
  /\b(FROM|JOIN|UPDATE|INTO)\s+(candidates|applications|timelines|timeline_\w+|slips|outcomes|interviews|jobs|contacts|follow_ups|messages|digests|notifications)\b|\b(count_due|erase_\w+|find_organizations_with_due_\w+)\b/i;

// `csv-stringify/sync` is a door of that package, as its documentation says.
const insideOfPackage = /^(?!node:|csv-stringify\/sync$)(@[\w-]+\/)?[a-z][\w.-]*\/./;

const locks = /\bFOR (NO KEY UPDATE|UPDATE|KEY SHARE|SHARE)\b/;
// Timelines have a rule of their own, `timelines-change-in-one-way`.
const lockedInOrder = /\b(FROM|JOIN)\s+(applications|candidates|outcomes|messages)\b/;
const entitiesInOrder = /^(Application|Candidate|Outcome|Timeline|Message)Entity$/;

// They keep the order and lock otherwise than `lockRows` can: what another table tells, the latest, a weaker or stronger lock,
// or only what nobody else has locked. Who is added here has looked at the order.
const lockInTheirOwnWay = [
  'applications/applications.service',
  'applications/decision/standing-outcome',
  'applications/import/(application-imports|candidate-merges)(.service)?',
  'candidates/erasure/erasure.service',
  'delivery/dispatch/ledger-statements',
  'notifications/tell/(drafts.service|messages-by-candidate|outcomes-of-candidate)',
  'timelines/timeline/(timeline-changes|timeline-store)',
].map((file) => file.replaceAll('.', '\\.'));

const rules: readonly SourceRule[] = [
  {
    name: 'environment-is-read-once',
    exempt: /^src\/(platform\/config\/|(main|worker|cli)\.ts$)|\.spec\.ts$/,
    breaks: (node) =>
      isMember(node, 'process', 'env') || importsFrom(node, /^(node:)?process$/, (name) => name === 'env'),
  },
  {
    name: 'the-database-tells-the-time',
    exempt: new RegExp(`^src/(platform|local)/|${testCode.source}`),
    breaks: (node) =>
      isMember(node, 'Date', 'now') ||
      isMember(node, 'Temporal', 'Now') ||
      ((ts.isNewExpression(node) || ts.isCallExpression(node)) &&
        isNamed(node.expression, 'Date') &&
        (node.arguments ?? []).length === 0),
  },
  {
    name: 'entities-have-no-relations',
    exempt: /\.spec\.ts$/,
    breaks: (node) => importsFrom(node, /^typeorm$/, (name) => relations.has(name)),
  },
  {
    // TenantDatabase sets the organization; whoever had a connection of their own could forget to, or set another.
    name: 'one-way-into-an-organization',
    exempt: /^src\/(platform\/(database|queue|wire)|local)\/|\.spec\.ts$/,
    breaks: (node) =>
      imports(node, /^(pg|@nestjs\/typeorm)$/) ||
      importsFrom(node, /^typeorm$/, (name) => connections.has(name)) ||
      (isText(node) && node.text.includes('app.organization_id')),
  },
  {
    // What a library does, and does not promise, has a test for each line of that folder's README (ADR 97).
    name: 'libraries-are-leaned-on-in-one-place',
    exempt: new RegExp(`^src/platform/wire/|${testCode.source}`),
    breaks: (node) =>
      imports(node, insideOfPackage) ||
      (ts.isPropertyAccessExpression(node) && /^(_[a-z].*|driver|cork|uncork)$/.test(node.name.text)),
  },
  {
    // Its `where` drops a condition whose value is undefined, and finds every row.
    name: 'nothing-is-queried-by-a-builder',
    exempt: /\.spec\.ts$/,
    breaks: (node) => ts.isPropertyAccessExpression(node) && isNamed(node.name, 'createQueryBuilder'),
  },
  {
    // A query needs no import: what stands below knows nothing of what stands above, in SQL either.
    name: 'platform-asks-for-no-rows-of-hiring',
    exempt: new RegExp(`^src/(?!platform/)|${testCode.source}`),
    breaks: (node) => isText(node) && rowsOfHiring.test(node.text),
  },
  {
    // Two who lock the same rows the other way round wait for each other (ADR 95).
    name: 'rows-in-order-are-locked-by-lock-rows',
    exempt: new RegExp(`^src/(${lockInTheirOwnWay.join('|')})\\.ts$|${testCode.source}`),
    breaks: (node) =>
      // A text that names no table is the end of one that does.
      (isWholeText(node) &&
        locks.test(node.getText()) &&
        (lockedInOrder.test(node.getText()) || !/\bFROM\b/.test(node.getText()))) ||
      (ts.isCallExpression(node) &&
        node.arguments[0] !== undefined &&
        ts.isIdentifier(node.arguments[0]) &&
        entitiesInOrder.test(node.arguments[0].text) &&
        /\block: /.test(node.getText())),
  },
  {
    // JSX escapes what stands in it, but for these: they are where somebody's words become markup, script or a strange address.
    name: 'pages-are-plain-html',
    exempt: /^src\/platform\/html\/link\.tsx$/,
    breaks: (node) =>
      (ts.isJsxAttribute(node) && /^(dangerouslySetInnerHTML|style|on[a-z]+)$/i.test(node.name.getText())) ||
      (ts.isJsxOpeningLikeElement(node) && node.tagName.getText() === 'a'),
  },
  {
    name: 'html-is-escaped-in-one-place',
    exempt: new RegExp(`^src/platform/html/|${testCode.source}`),
    breaks: (node) => isText(node) && node.text === '&amp;',
  },
  {
    // Else the rule says another last day than what is refused.
    name: 'one-rule-says-how-far-ahead',
    // For how many days a candidate heard nothing is no day ahead.
    exempt: new RegExp(
      `^src/(rules/timeline/check-dates|timelines/application-list/application-filter)\\.ts$|${testCode.source}`,
    ),
    breaks: (node) => ts.isNumericLiteral(node) && node.text === '730',
  },
  {
    // The sweep leases what it could not advance; everything else goes through TimelineChanges (ADR 55).
    name: 'timelines-change-in-one-way',
    exempt: new RegExp(`^src/timelines/(timeline/timeline-(changes|store)|sweep/sweep)\\.ts$|${testCode.source}`),
    breaks: (node) =>
      (isText(node) && /UPDATE timelines\b|FROM timelines\b.*FOR (NO KEY )?UPDATE/s.test(node.text)) ||
      (ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        /^(insert|update|delete)$/.test(node.expression.name.text) &&
        node.arguments[0] !== undefined &&
        isNamed(node.arguments[0], 'TimelineEntity')),
  },
];

export const sourceRuleNames = rules.map((rule) => rule.name);

/** @param root the folder that holds `src` */
export function sourceFaults(root: string): SourceFault[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: root }).flatMap((path) => {
    const file = path.replaceAll('\\', '/');
    const watching = rules.filter((rule) => !rule.exempt.test(file));
    const source = ts.createSourceFile(file, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
    return watching.filter((rule) => holds(source, rule)).map((rule) => ({ rule: rule.name, file }));
  });
}

function holds(node: ts.Node, rule: SourceRule): boolean {
  return rule.breaks(node) || (ts.forEachChild(node, (child) => holds(child, rule) || undefined) ?? false);
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** `object.member`, `object['member']`, `const { member } = object`. */
function isMember(node: ts.Node, object: string, member: string): boolean {
  if (ts.isPropertyAccessExpression(node)) return isNamed(node.name, member) && endsWith(node.expression, object);
  if (ts.isElementAccessExpression(node)) {
    return ts.isStringLiteral(node.argumentExpression) && node.argumentExpression.text === member
      ? endsWith(node.expression, object)
      : false;
  }
  return (
    ts.isVariableDeclaration(node) &&
    ts.isObjectBindingPattern(node.name) &&
    node.initializer !== undefined &&
    endsWith(node.initializer, object) &&
    node.name.elements.some((element) => isNamed(element.propertyName ?? element.name, member))
  );
}

function endsWith(node: ts.Expression, name: string): boolean {
  return isNamed(node, name) || (ts.isPropertyAccessExpression(node) && isNamed(node.name, name));
}

function imports(node: ts.Node, from: RegExp): boolean {
  return (
    ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && from.test(node.moduleSpecifier.text)
  );
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
}

function isWholeText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function importsFrom(node: ts.Node, from: RegExp, named: (name: string) => boolean): boolean {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return false;
  const bindings = node.importClause?.namedBindings;
  if (!from.test(node.moduleSpecifier.text) || bindings === undefined || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.some((element) => named((element.propertyName ?? element.name).text));
}
