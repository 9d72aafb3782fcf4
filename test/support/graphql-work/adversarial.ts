import fc from 'fast-check';

/** Documents of at most about a thousand tokens that are made to cost as much as their form allows, by the name of the form. */
export const adversarial: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'fragments that multiply': fc
    .record({
      levels: fc.integer({ min: 1, max: 120 }),
      times: fc.integer({ min: 2, max: 4 }),
      under: fc.constantFrom('', '@skip(if: $t)', '@skip(if: true)', '@include(if: $f)', '@include(if: false)'),
      on: fc.constantFrom('Application', 'Job', 'Viewer'),
    })
    .map(({ levels, times, under, on }) => {
      const each = Math.min(levels, Math.floor(900 / (6 + 2 * times)));
      const chain = numbers(each).map((n) => `fragment F${n} on ${on} { ${`...F${n + 1} `.repeat(times)}}`);
      const field = {
        Application: 'applications(first: 1) { nodes',
        Job: 'jobs(first: 1) { nodes',
        Viewer: 'viewer { ',
      }[on];
      const open = on === 'Viewer' ? 'viewer' : field;
      const close = on === 'Viewer' ? '' : '}';
      return `query($t: Boolean = true, $f: Boolean = false) { ${open} { __typename @skip(if: $t) ...F0 ${under} id: __typename @include(if: $f) } ${close} } ${chain.join(' ')} fragment F${each} on ${on} { __typename }`;
    }),
  'fragments that multiply through fields': fc.integer({ min: 1, max: 50 }).map((levels) => {
    const chain = numbers(levels).map(
      (n) => `fragment F${n} on __Type { ofType { ...F${n + 1} } interfaces { ...F${n + 1} } }`,
    );
    return `{ __schema { types { ...F0 } } } ${chain.join(' ')} fragment F${levels} on __Type { name }`;
  }),
  'fragments that spread all that follow': fc.integer({ min: 1, max: 26 }).map((count) => {
    const each = numbers(count).map(
      (n) =>
        `fragment F${n} on Viewer { kind ${numbers(count - n - 1)
          .map((m) => `...F${n + m + 1}`)
          .join(' ')} }`,
    );
    return `{ viewer { ...F0 } } ${each.join(' ')}`;
  }),
  'unused fragments that multiply': fc.integer({ min: 1, max: 80 }).map((levels) => {
    const chain = numbers(levels).map((n) => `fragment F${n} on Viewer { ...F${n + 1} ...F${n + 1} }`);
    return `{ viewer { kind } } ${chain.join(' ')} fragment F${levels} on Viewer { kind }`;
  }),
  cycles: fc.record({ length: fc.integer({ min: 1, max: 100 }), used: fc.boolean() }).map(({ length, used }) => {
    const ring = numbers(length).map((n) => `fragment F${n} on Viewer { kind ...F${(n + 1) % length} ...F0 }`);
    return `{ viewer { kind ${used ? '...F0' : ''} } } ${ring.join(' ')}`;
  }),
  'fragments of one name': fc.integer({ min: 2, max: 90 }).map(
    (count) =>
      `{ viewer { ...F } } ${numbers(count)
        .map(() => 'fragment F on Viewer { kind ...F ...F }')
        .join(' ')}`,
  ),
  'fields that overlap': fc
    .record({
      wide: fc.integer({ min: 1, max: 300 }),
      deep: fc.integer({ min: 0, max: 5 }),
      last: fc.integer({ min: 1, max: 60 }),
    })
    .map(({ wide, deep, last }) => {
      const inner = 'job { title } '.repeat(last);
      const nested = numbers(deep).reduce((below) => `timeline { id ${below} }`, `${'id '.repeat(last)}`);
      return `{ applications(first: 1) { nodes { ${clip(`${inner}${`${nested} `.repeat(wide)}`)} } } }`;
    }),
  'arguments that conflict': fc.integer({ min: 1, max: 90 }).map((count) => {
    const lists = numbers(count).map((n) => `messages(first: ${n}) { nodes { id } }`);
    return `{ applications(first: 1) { nodes { ${lists.join(' ')} } } }`;
  }),
  'fragments of overlapping fields': fc
    .record({ count: fc.integer({ min: 1, max: 60 }), fields: fc.integer({ min: 1, max: 12 }) })
    .map(({ count, fields }) => {
      const many = Math.min(count, Math.floor(900 / (7 + 6 * fields)));
      const each = numbers(many).map(
        (n) =>
          `fragment F${n} on Application { ${numbers(fields)
            .map(() => 'timeline { id }')
            .join(' ')} }`,
      );
      return `{ applications(first: 1) { nodes { ${numbers(many)
        .map((n) => `...F${n}`)
        .join(' ')} } } } ${each.join(' ')}`;
    }),
  'inline fragments within each other': fc
    .record({ levels: fc.integer({ min: 1, max: 230 }), typed: fc.boolean() })
    .map(({ levels, typed }) => {
      const open = typed ? '... on Viewer { ' : '... { ';
      return `{ viewer { ${open.repeat(Math.min(levels, typed ? 180 : 300))}kind${' }'.repeat(Math.min(levels, typed ? 180 : 300))} } }`;
    }),
  'fields within each other': fc
    .integer({ min: 1, max: 300 })
    .map((levels) => `{ ${'viewer { '.repeat(levels)}kind${' }'.repeat(levels)} }`),
  'introspection within itself': fc
    .integer({ min: 1, max: 300 })
    .map((levels) => `{ ${'__schema { '.repeat(levels)}types { name }${' }'.repeat(levels)} }`),
  aliases: fc.integer({ min: 1, max: 300 }).map(
    (count) =>
      `{ viewer { ${numbers(count)
        .map((n) => `a${n}: kind`)
        .join(' ')} } }`,
  ),
  directives: fc
    .integer({ min: 1, max: 160 })
    .map((count) => `{ viewer { kind ${'@skip(if: false) '.repeat(count)} } }`),
  'variables that nobody uses': fc.integer({ min: 1, max: 230 }).map(
    (count) =>
      `query(${numbers(count)
        .map((n) => `$v${n}: Int`)
        .join(', ')}) { viewer { kind } }`,
  ),
  'operations that share fragments': fc
    .record({ operations: fc.integer({ min: 1, max: 80 }), fragments: fc.integer({ min: 1, max: 60 }) })
    .map(({ operations, fragments }) => {
      const each = numbers(fragments).map(
        (n) => `fragment F${n} on Viewer { kind ${n + 1 < fragments ? `...F${n + 1}` : ''} }`,
      );
      const ops = numbers(operations).map((n) => `query Q${n} { viewer { ...F0 } }`);
      return clip(`${ops.join(' ')} ${each.join(' ')}`);
    }),
  'values within each other': fc
    .record({ levels: fc.integer({ min: 1, max: 450 }), open: fc.constantFrom('[', '{a: ') })
    .map(({ levels, open }) => {
      const many = open === '[' ? levels : Math.min(levels, 220);
      return `{ applications(filter: {status: ${open.repeat(many)}1${(open === '[' ? ']' : '}').repeat(many)}}) { totalCount } }`;
    }),
  'what is not there': fc
    .record({
      count: fc.integer({ min: 1, max: 150 }),
      what: fc.constantFrom('aplications(frist: 1) { ndoes }', '...Missing', '... on Aplication { id }'),
    })
    .map(({ count, what }) => clip(`{ ${`${what} `.repeat(count)} }`)),
  'a mutation that shows much': fc.integer({ min: 1, max: 26 }).map((levels) => {
    const chain = numbers(levels).map((n) => `fragment F${n} on Application { ...F${n + 1} ...F${n + 1} }`);
    const input = '{applicationId: "018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a", stage: "x"}';
    return `mutation { moveApplicationStage(input: ${input}) { ...F0 } } ${chain.join(' ')} fragment F${levels} on Application { candidate { id } }`;
  }),
};

function numbers(count: number): number[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => index);
}

/** A document of as many words as it may have, cut off anywhere: it need not parse. */
function clip(text: string): string {
  return text.split(' ').slice(0, 900).join(' ');
}
