import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { definitionsOf, invalidDocument } from './definitions.js';

/** How much is selected, through all fragments and whatever directives say. */
export interface Size {
  readonly selections: number;
  /** Without what is below a field of introspection. */
  readonly depth: number;
  readonly levels: number;
  readonly aliases: number;
  readonly rootFields: number;
}

export interface DocumentSize {
  /** Of all operations together, and of fragments that none of them uses. */
  readonly selections: number;
  readonly operations: readonly Size[];
}

/** As far as anything is counted: fragments that spread each other twice, a hundred times, would leave the numbers. */
const countedUpTo = 1_000_000_000;

const nothing: Size = { selections: 0, depth: 0, levels: 0, aliases: 0, rootFields: 0 };

/**
 * Measures a document in one walk over its text: each fragment once, wherever it is spread. Throws for a fragment that
 * contains itself, and for two of one name: whoever walks the document afterwards need not expect them.
 */
export function sizeOfDocument(document: DocumentNode): DocumentSize {
  const { operations, fragments } = definitionsOf(document);
  const measure = new Measure(fragments);
  const sizes = operations.map(({ selectionSet }) => measure.of(selectionSet));
  const unused = [...fragments.values()]
    .filter((fragment) => !measure.has(fragment))
    .map((fragment) => measure.ofFragment(fragment));
  const selections = [...sizes, ...unused].reduce((sum, size) => sum + size.selections, 0);
  return { operations: sizes, selections: Math.min(selections, countedUpTo) };
}

class Measure {
  /** Undefined while a fragment is being measured. */
  readonly #known = new Map<FragmentDefinitionNode, Size | undefined>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  has(fragment: FragmentDefinitionNode): boolean {
    return this.#known.has(fragment);
  }

  of({ selections }: SelectionSetNode): Size {
    return selections.map((selection) => this.#ofSelection(selection)).reduce(together, nothing);
  }

  ofFragment(fragment: FragmentDefinitionNode): Size {
    if (this.#known.has(fragment)) {
      const before = this.#known.get(fragment);
      if (before === undefined) throw invalidDocument(`Cannot spread fragment "${fragment.name.value}" within itself.`);
      return before;
    }
    this.#known.set(fragment, undefined);
    const size = this.of(fragment.selectionSet);
    this.#known.set(fragment, size);
    return size;
  }

  #ofSelection(selection: SelectionNode): Size {
    if (selection.kind === Kind.FIELD) {
      const below = selection.selectionSet === undefined ? nothing : this.of(selection.selectionSet);
      return {
        selections: 1 + below.selections,
        depth: 1 + (selection.name.value.startsWith('__') ? 0 : below.depth),
        levels: 1 + below.levels,
        aliases: (selection.alias === undefined ? 0 : 1) + below.aliases,
        rootFields: 1,
      };
    }
    const inside =
      selection.kind === Kind.INLINE_FRAGMENT ? this.of(selection.selectionSet) : this.#ofSpread(selection.name.value);
    return { ...inside, selections: 1 + inside.selections };
  }

  #ofSpread(name: string): Size {
    const fragment = this.fragments.get(name);
    // Validation tells of one that is not there.
    return fragment === undefined ? nothing : this.ofFragment(fragment);
  }
}

function together(one: Size, other: Size): Size {
  return {
    selections: Math.min(one.selections + other.selections, countedUpTo),
    depth: Math.max(one.depth, other.depth),
    levels: Math.max(one.levels, other.levels),
    aliases: Math.min(one.aliases + other.aliases, countedUpTo),
    rootFields: Math.min(one.rootFields + other.rootFields, countedUpTo),
  };
}
