/** Milliseconds since some fixed moment of this process: for how long something is remembered, never for what is due. */
export type Monotonic = () => number;

export const MONOTONIC = Symbol('Monotonic');

export const processTime: Monotonic = () => performance.now();
