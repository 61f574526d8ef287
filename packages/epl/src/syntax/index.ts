export type { EplDocument, Statement } from './ast-statement.js';
