export type * from './checked.js';
export type * from './checked-expression.js';
export type * from './checked-stream.js';
export { EMPTY_WORLD, type World } from './world.js';
