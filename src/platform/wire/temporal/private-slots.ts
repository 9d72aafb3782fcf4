/**
 * Loads temporal-polyfill, before anybody else does, so that instants and dates hold what they are made of in themselves. The
 * library keeps it in a WeakMap for each kind: a table of all that were made and not yet collected, which is copied as a
 * whole when it is full. With a million of them that is 80 ms in which the process answers nobody, and each costs twice its
 * time. Loaded by somebody before, it works as it does by itself.
 */
import './lend-private-map.js';
import 'temporal-polyfill';
import './take-back-private-map.js';
