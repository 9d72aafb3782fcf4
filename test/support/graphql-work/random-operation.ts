import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

type Draw = fc.GeneratorValue;

const known = new Map<string, () => fc.Arbitrary<number>>();

/** One for each range: what is drawn from is looked up each time. */
function numbersOf(least: number, most: number): () => fc.Arbitrary<number> {
  const range = `${least} ${most}`;
  const numbers = known.get(range) ?? (() => fc.integer({ min: least, max: most }));
  known.set(range, numbers);
  return numbers;
}

// Some that compiled code could take for something of its own.
const plainAliases = [
  'a',
  'b',
  'c',
  'id',
  'title',
  'constructor',
  'toString',
  'idx0',
  'Job',
  'parent',
  'arguments',
  'key',
  'name',
];
const aliases = [...plainAliases, 'a_b', 'nodes_a', '__proto__', '__context', '__parent'];
const texts = [
  'plain',
  '',
  'a "quoted" \\ text',
  '`',
  "'",
  '\u2028',
  '__MAGIC_NAN__57f286b9_4c20_487f_b409_79804ddcb4f8',
  '__MAGIC_PLUS_INFINITY__bb201c39_3333_4695_b4ad_7f1722e7aa7a',
  '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d0',
];
export type Samples = Readonly<Record<string, readonly unknown[]>>;

const samples: Samples = {
  ID: ['018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a', '018F3A5C-7C1E-7B44-9D3A-0C1F2E3D4B5B'],
  String: texts,
  Int: [0, 1, 3, -7],
  Float: [0, 1.5, -2],
  Boolean: [true, false],
  Date: ['2026-12-04', '2028-02-29'],
  DateTime: ['2026-12-04T17:00:00Z', '2026-12-04T17:00:00+02:00'],
};

/**
 * Operations of a schema, valid but for fields that may not be merged: with everything an operation can be made of.
 * @param own values of scalars, in place of those that are drawn otherwise
 */
export function randomOperation(schema: GraphQLSchema, own: Samples = {}): fc.Arbitrary<RandomOperation> {
  const values = { ...samples, ...own };
  return fc.gen().map((draw) => new Writer(schema, draw, values).operation());
}

/** The way a document is put together, as its variables and fragments turn out to be needed. */
class Writer {
  readonly #variables = new Map<string, { readonly declared: string; readonly given: unknown }>();
  readonly #fragments = new Map<string, { readonly on: string; readonly body: string }>();
  // What would be over the limits would be refused, and tell nothing.
  #aliases = 0;
  #directives = 0;
  /** Every other document is one that may be compiled, as far as chance goes. */
  readonly #isPlain: boolean;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly draw: Draw,
    private readonly samples: Samples,
  ) {
    this.#isPlain = this.#chance(50);
  }

  operation(): RandomOperation {
    const isMutation = !this.#isPlain && this.#chance(10);
    const root = isMutation ? this.schema.getMutationType() : this.schema.getQueryType();
    if (!root) throw new Error('the schema has no such root');
    const body = this.#selection(root, isMutation ? 3 : this.#between(2, 5), isMutation ? 2 : 3);
    const declared = [...this.#variables.values()].map((each) => each.declared).join(', ');
    const fragments = [...this.#fragments].map(([name, { on, body: of }]) => `fragment ${name} on ${on} ${of}`);
    const other = !this.#isPlain && this.#chance(3) ? 'query Other { __typename }' : '';
    const head = `${isMutation ? 'mutation' : 'query'} ${other === '' ? this.#one(['', 'Named']) : 'Named'}`;
    const given = [...this.#variables].flatMap(([name, each]) =>
      each.given === undefined ? [] : [[name, each.given]],
    );
    return {
      query: `${head}${declared === '' ? '' : `(${declared})`} ${body} ${fragments.join(' ')} ${other}`,
      variables: Object.fromEntries(given as [string, unknown][]),
    };
  }

  #selection(type: GraphQLCompositeType, depth: number, most: number): string {
    const parts = Array.from({ length: this.#between(1, most) }, () => this.#part(type, depth));
    return `{ ${parts.filter((part) => part !== '').join(' ') || '__typename'} }`;
  }

  #part(type: GraphQLCompositeType, depth: number): string {
    const kind = this.#between(0, 19);
    if (kind === 0) return `__typename ${this.#directive()}`;
    if (kind <= 2) return this.#inline(type, depth);
    if (kind <= 4) return this.#spread(type, depth);
    if (isUnionType(type)) return this.#inline(type, depth);
    return this.#field(type, depth);
  }

  #inline(type: GraphQLCompositeType, depth: number): string {
    const [of, condition] = this.#narrowed(type);
    return `... ${condition} ${this.#directive()} ${this.#selection(of, depth, 2)}`;
  }

  /** A type that may stand where this one does, and how that is said. */
  #narrowed(type: GraphQLCompositeType): [GraphQLCompositeType, string] {
    if (isCompositeType(type) && 'getInterfaces' in type && this.#chance(20)) {
      const above = this.#one([type, ...type.getInterfaces()]);
      return [above, `on ${above.name}`];
    }
    if (!isUnionType(type) && !('resolveType' in type)) return [type, this.#one(['', `on ${type.name}`])];
    const possible = this.#one(this.schema.getPossibleTypes(type as never));
    return [possible, `on ${possible.name}`];
  }

  #spread(type: GraphQLCompositeType, depth: number): string {
    const known = [...this.#fragments].filter(([, { on, body }]) => on === type.name && body !== '');
    const reused = !this.#isPlain && known.length > 0 && this.#chance(50) ? this.#one(known)[0] : undefined;
    if (reused !== undefined) return `...${reused} ${this.#directive()}`;
    const name = `F${this.#fragments.size}`;
    // Its place is taken first: what it selects may need fragments, too, but not itself.
    this.#fragments.set(name, { on: type.name, body: '' });
    this.#fragments.set(name, { on: type.name, body: this.#selection(type, depth, 3) });
    return `...${name} ${this.#directive()}`;
  }

  #field(type: GraphQLCompositeType, depth: number): string {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    const usable = depth <= 1 ? fields.filter((field) => isLeafType(getNamedType(field.type))) : fields;
    if (usable.length === 0) return '__typename';
    const field: GraphQLField<unknown, unknown> = this.#one(usable);
    const named = getNamedType(field.type);
    const below = isCompositeType(named) ? this.#selection(named, depth - 1, 3) : '';
    return `${this.#alias()}${field.name}${this.#arguments(field.args)} ${this.#directive()} ${below}`;
  }

  #alias(): string {
    if (this.#aliases >= 12 || !this.#chance(15)) return '';
    this.#aliases += 1;
    return `${this.#one(this.#isPlain ? plainAliases : aliases)}: `;
  }

  #directive(): string {
    if (this.#isPlain || this.#directives >= 8 || !this.#chance(6)) return '';
    this.#directives += 1;
    const condition = this.#chance(60) ? this.#declare('Boolean!', this.#chance(50)) : this.#one(['true', 'false']);
    return `@${this.#one(['skip', 'include'])}(if: ${condition})`;
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.flatMap((arg) =>
      isRequiredArgument(arg) || this.#chance(50)
        ? [`${arg.name}: ${this.#value(arg.type, arg.defaultValue !== undefined)}`]
        : [],
    );
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  /** A value in the document: a literal, a variable, or a literal with variables inside. */
  #value(type: GraphQLInputType, hasDefault: boolean): string {
    const isText =
      !isEnumType(getNamedType(type)) &&
      !isInputObjectType(getNamedType(type)) &&
      !['Int', 'Boolean'].includes(getNamedType(type).name);
    if ((this.#isPlain && isText) || this.#chance(this.#isPlain ? 70 : 40)) return this.#variableOf(type, hasDefault);
    if (!isNonNullType(type) && this.#chance(10)) return 'null';
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (isListType(nullable)) {
      const items = Array.from({ length: this.#between(0, 2) }, () => this.#value(nullable.ofType, false));
      return this.#chance(20) && items.length === 1 ? (items[0] as string) : `[${items.join(', ')}]`;
    }
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).flatMap((field) =>
        isRequiredInputField(field) || this.#chance(30)
          ? [`${field.name}: ${this.#value(field.type, field.defaultValue !== undefined)}`]
          : [],
      );
      return `{${fields.join(', ')}}`;
    }
    if (isEnumType(nullable)) return this.#one(nullable.getValues()).name;
    return JSON.stringify(this.#one(this.samples[nullable.name] ?? []));
  }

  #variableOf(type: GraphQLInputType, hasDefault: boolean): string {
    // One that may be null may stand where there is a default.
    if (isNonNullType(type) && hasDefault && this.#chance(50))
      return this.#declare(String(type.ofType), this.#one([undefined, this.#given(type.ofType)]));
    if (isNonNullType(type)) return this.#declare(String(type), this.#given(type));
    return this.#declare(String(type), this.#one([undefined, null, this.#given(type), this.#given(type)]));
  }

  #declare(type: string, given: unknown): string {
    const name = `${this.#one(this.#isPlain ? ['v', 'first'] : ['v', 'v_', 'a_b'])}${this.#variables.size}`;
    const isOptional = !type.endsWith('!');
    const inDocument = given === undefined && isOptional && this.#chance(30) ? this.#defaultOf(type) : '';
    this.#variables.set(name, { declared: `$${name}: ${type}${inDocument}`, given });
    return `$${name}`;
  }

  #defaultOf(type: string): string {
    const value = { Int: ' = 2', Boolean: ' = true', String: ' = "default"' }[type];
    return value ?? ' = null';
  }

  /** A value of a variable. */
  #given(type: GraphQLInputType): unknown {
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (isListType(nullable)) return Array.from({ length: this.#between(0, 2) }, () => this.#given(nullable.ofType));
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).flatMap((field) => {
        if (isRequiredInputField(field)) return [[field.name, this.#given(field.type)]];
        if (!this.#chance(30)) return [];
        return [[field.name, isNonNullType(field.type) || this.#chance(70) ? this.#given(field.type) : null]];
      });
      return Object.fromEntries(fields as [string, unknown][]);
    }
    if (isEnumType(nullable)) return this.#one(nullable.getValues()).name;
    return this.#one(this.samples[nullable.name] ?? []);
  }

  #chance(percent: number): boolean {
    return this.#between(1, 100) <= percent;
  }

  #between(least: number, most: number): number {
    return this.draw(numbersOf(least, Math.max(least, most)));
  }

  #one<T>(values: readonly T[]): T {
    return values[this.#between(0, values.length - 1)] as T;
  }
}
