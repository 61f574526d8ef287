import type { Emitters } from './emission.js';
import { ARITHMETIC, ARITHMETIC_CHAIN, CONCAT, NEGATE } from './emit-arithmetic.js';
import { CALL, DATE_TIME, ENUMERATION, LAMBDA, METHOD, PERIOD, SORTED_METHOD } from './emit-call.js';
import { CASE } from './emit-choice.js';
import { COMPARE } from './emit-compare.js';
import { IN_LIST, IN_RANGE, QUANTIFIED } from './emit-in.js';
import { LOGIC, NOT } from './emit-logic.js';
import { EXISTS, READ } from './emit-read.js';
import { LIKE, REGEXP } from './emit-text.js';
import {
  ARRAY,
  CAST,
  CONSTANT,
  CONTEXT,
  INSTANCE_OF,
  ISTREAM,
  NOW,
  OUTPUT_COUNTER,
  PARAMETER,
  PREVIOUS,
  RECORD,
  SUBQUERY,
  SUBQUERY_EXISTS,
  SUBQUERY_IN,
  SUBQUERY_QUANTIFIED,
  TYPE_OF,
  VARIABLE,
} from './emit-value.js';

/** How each kind of expression becomes JavaScript; a kind without an entry does not compile. */
export const EMITTERS: Emitters = {
  read: READ,
  constant: CONSTANT,
  variable: VARIABLE,
  context: CONTEXT,
  parameter: PARAMETER,
  now: NOW,
  logic: LOGIC,
  not: NOT,
  negate: NEGATE,
  compare: COMPARE,
  arithmetic: ARITHMETIC,
  'arithmetic-chain': ARITHMETIC_CHAIN,
  concat: CONCAT,
  'in-list': IN_LIST,
  'in-range': IN_RANGE,
  like: LIKE,
  regexp: REGEXP,
  quantified: QUANTIFIED,
  case: CASE,
  cast: CAST,
  instanceof: INSTANCE_OF,
  exists: EXISTS,
  typeof: TYPE_OF,
  array: ARRAY,
  record: RECORD,
  period: PERIOD,
  call: CALL,
  method: METHOD,
  lambda: LAMBDA,
  enumeration: ENUMERATION,
  'date-time': DATE_TIME,
  'sorted-method': SORTED_METHOD,
  previous: PREVIOUS,
  subquery: SUBQUERY,
  'subquery-exists': SUBQUERY_EXISTS,
  'subquery-in': SUBQUERY_IN,
  'subquery-quantified': SUBQUERY_QUANTIFIED,
  istream: ISTREAM,
  'output-counter': OUTPUT_COUNTER,
};
