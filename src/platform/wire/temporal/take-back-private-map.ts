import { weakMap } from './lend-private-map.js';

globalThis.WeakMap = weakMap;
