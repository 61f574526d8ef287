/** A place where a rule behaves differently here than in Esper, and why that is the better or the only way. */
export interface Deviation {
  readonly topic: string;
  readonly esper: string;
  readonly here: string;
}

/** Where Esper throws inside, loses rows to its own exception, differs from run to run, or refuses for a reason of its implementation. */
export const DEVIATIONS: readonly Deviation[] = [
  {
    topic: 'filters with a wider number',
    esper: '`A(x > 1.5)` is refused when x is an int',
    here: 'accepted; numbers compare by value',
  },
  { topic: '`not (x is null)` in a filter', esper: 'does not compile', here: 'accepted' },
  { topic: 'null in a range or quantified filter of a pattern', esper: 'fails inside', here: 'no match' },
  {
    topic: 'partial matches that one event completes, tied to a tag by `!=` or `not in`',
    esper: 'heard in the order of a hash table, which shows with @SuppressOverlappingMatches',
    here: 'heard in the order in which they began',
  },
  {
    topic: 'a part of a pattern that a timer of the same moment has ended',
    esper: '`(every timer:interval(5)) or timer:interval(10)` goes on for ever after the row at 10 s',
    here: 'what has ended begins nothing anew',
  },
  {
    topic: 'a value twice in the `in (…)` of a filter',
    esper: 'the event comes twice, and matches twice in a pattern under every',
    here: 'it comes once',
  },
  {
    topic: 'an exception in a filter',
    esper: 'reaches the sender, and no statement sees the event',
    here: 'the failing statement loses its row; a diagnostic is counted',
  },
  { topic: 'two matches of match_recognize on one event', esper: 'with a partition nothing comes out', here: 'both rows come' },
  {
    topic: 'a written name that is also that of a copy',
    esper: 'of three statements S, S and S-1 the last is called S-1-1',
    here: 'S-1 keeps its name, and the second S is S-2: ids do not change when a copy is added',
  },
  { topic: 'order of statements', esper: 'not defined without @Priority', here: 'order of creation' },
  { topic: 'the clock', esper: 'may be set back', here: 'never goes back; late events are counted' },
  {
    topic: 'overflow',
    esper: 'int and long wrap',
    here: 'numbers do not wrap; a long is exact to 2^53, beyond it there is a warning',
  },
  {
    topic: 'content of a map',
    esper: 'typed Object: `insert` of a map entry into a string column is refused',
    here: 'typed `any`, converted where it goes',
  },
  { topic: 'names of event types', esper: 'case-sensitive', here: 'the same; a host may allow another case, with a warning' },
  { topic: 'annotations without a class', esper: 'refused', here: 'kept, with a hint' },
  {
    topic: 'visibility',
    esper: 'since 8.0 everything is private to its module unless marked',
    here: 'one name space, as in 5.x; @public and @buseventtype have no effect',
  },
  { topic: 'first and last in a correlated subquery', esper: 'depend on a hash order', here: 'oldest and newest' },
  {
    topic: 'contained events of a named window in a join or a correlated subquery',
    esper: 'refused unless unidirectional or not correlated',
    here: 'accepted',
  },
  {
    topic: 'nulls on both sides of the condition of a subquery',
    esper:
      'equal where it looks rows up (a subquery of rows as a value, `in`, `any`), not equal where it compares (`exists`, aggregates)',
    here: 'never equal',
  },
  {
    topic: 'rows that a named window turned away or dropped (sort, unique, batches that were changed)',
    esper: 'still found where there is an index, not where it scans',
    here: 'found as long as the window holds them',
  },
  {
    topic: 'an update of the key by which a unique or a group window holds its rows, so that one comes to have that of another',
    esper: 'takes the rows in the order of a hash table, and may tell a row twice as removed',
    here: 'takes them in the order of arrival: the one that came last stays',
  },
  {
    topic: 'rows of a unique window that one statement or query updates',
    esper: 'are taken in the order of a hash table, which `first`, `last` and `window` show',
    here: 'are taken in the order of arrival',
  },
  {
    topic: '`output after … first …`',
    esper: 'aggregates forget what came before; groups tell rows again',
    here: 'aggregates count what came before',
  },
  {
    topic: '`order by x limit 1` where x is null in some row',
    esper: 'a null is taken for nothing found yet: any later row is shown in its place, though with `limit 2` the null comes first',
    here: 'the first row of the order',
  },
  {
    topic: '`order by` an aggregate of groups, where one row comes and one of another group goes, without the remove stream',
    esper: 'the group of the row that came stands first; behind `having` neither is told when one alone passes',
    here: 'in order; what passes is told',
  },
  { topic: '`between` in a join with its ends swapped', esper: 'finds nothing', here: 'ends in any order, as elsewhere' },
  {
    topic: 'an outer join on two keys, one of them that of a unique window',
    esper: 'compares the key of the window alone',
    here: 'compares both',
  },
  {
    topic:
      'a group of a join that as many rows have left as entered, one of which a sort window had turned away and which never came',
    esper: 'shows what other rows left in it until the next change',
    here: 'begins anew at once',
  },
  {
    topic: 'an enumeration method of a subquery or a named window that finds no rows, `W(x > 1).countOf()`',
    esper: 'is null, or what an empty list gives where an index was asked with null',
    here: 'is what an empty list gives: 0, false, no elements',
  },
  {
    topic: 'rows of several keys of a group window that come or change in one step',
    esper: 'are told key by key, in an order that changes from run to run',
    here: 'are told key by key, in the order of their first rows',
  },
  {
    topic: '`a.*` of a tag that repeats',
    esper: 'fails inside, or gives the whole row of the pattern (`a.* as x`)',
    here: 'refused; `a` is the array of its events',
  },
  {
    topic: '`sorted(x).eventsBetween(…)` from a greater key to a lesser one',
    esper: 'fails inside',
    here: 'no events',
  },
  {
    topic: 'keys of a group window that are due at one instant',
    esper: 'leave in the order in which they first came up',
    here: 'the same; a key that was empty meanwhile comes up anew',
  },
  {
    topic: 'timers of several statements that are due at one instant',
    esper: 'in the order of a hash table',
    here: 'in the order of the statements',
  },
  {
    topic: '`prev` over a group window, asked at the end of an interval or by iteration',
    esper: 'answers for the key that changed last',
    here: 'answers for the key of the row',
  },
  {
    topic: '`prior` without a window at the end of an interval',
    esper: 'looks back from the last row for all rows',
    here: 'looks back from the row',
  },
  {
    topic: '`order by` behind `having` of groups, or of one row for all that several changes of an interval tell',
    esper: 'does not compile, loses rows, or orders them by the keys of rows that did not pass',
    here: 'orders the rows that pass',
  },
  {
    topic: '`having` of rows that are not aggregated, with `output snapshot`',
    esper: 'shows nothing of a window',
    here: 'shows the rows that pass',
  },
  {
    topic: 'a range that ends where it begins, `x in [1:1)`',
    esper: 'holds that one value, but in filters and by index',
    here: 'is empty',
  },
  {
    topic: 'rows that are found by an index of a key and a range',
    esper: 'come in the order of a hash table',
    here: 'come in the order of arrival',
  },
  {
    topic: '`stddev` of values of which some have left',
    esper: 'may be NaN for equal values, by rounding',
    here: 'is 0 then',
  },
  { topic: 'nested subqueries', esper: 'refused', here: 'accepted' },
  { topic: 'an aggregate inside an aggregate', esper: 'accepted, without a meaning', here: 'refused' },
  { topic: 'a named window takes an int where it has a long', esper: 'refused on insert', here: 'accepted; numbers widen' },
  { topic: 'byte, short, char', esper: 'types of their own', here: '`int` and `string`' },
  { topic: 'BigInteger, BigDecimal, Date, Calendar', esper: 'Java objects', here: '`long`, `double`, and milliseconds as `long`' },
  { topic: 'hexadecimal literals', esper: '`0x1F` is a byte', here: 'not read as a number' },
  { topic: 'two order keys with a limit, one of them an aggregate', esper: 'fails to compile', here: 'accepted' },
];
