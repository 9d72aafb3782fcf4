import { PrivateMap } from './private-map.js';

/** What is loaded from here on takes this for the language's WeakMap, until it is taken back. */
export const weakMap = globalThis.WeakMap;

globalThis.WeakMap = PrivateMap as unknown as typeof WeakMap;
