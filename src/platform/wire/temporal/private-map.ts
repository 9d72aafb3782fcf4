/** Gives back what it is given: a class that extends it puts its private fields there. */
class Given {
  constructor(given: object) {
    // biome-ignore lint/correctness/noConstructorReturn: what is returned is what a subclass puts its fields into.
    return given;
  }
}

/** Private fields are of the class that declares them: each map has one of its own. */
function fieldOfItsOwn() {
  return class Field extends Given {
    #value: unknown;

    constructor(key: object, value: unknown) {
      super(key);
      this.#value = value;
    }

    static isIn(key: object): boolean {
      return #value in key;
    }

    static read(key: object): unknown {
      return #value in key ? (key as Field).#value : undefined;
    }

    static write(key: object, value: unknown): void {
      if (#value in key) (key as Field).#value = value;
      else new Field(key, value);
    }
  };
}

/**
 * What a WeakMap is, without a table: a value is a private field of its key, and goes with it. Nothing that was put in is
 * taken out again.
 */
export class PrivateMap {
  readonly #field = fieldOfItsOwn();

  get(key: unknown): unknown {
    return isObject(key) ? this.#field.read(key) : undefined;
  }

  has(key: unknown): boolean {
    return isObject(key) && this.#field.isIn(key);
  }

  set(key: object, value: unknown): this {
    if (!isObject(key)) throw new TypeError('only an object can be a key');
    this.#field.write(key, value);
    return this;
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
