import { type ToolGroup, toolGroup } from './tool.js';

/** One tool an operator of the predicate builder. */
export function filterGroup(): ToolGroup {
  return toolGroup({ id: 'filter', name: 'Filter', icon: 'filter', family: 'filter' }, [
    condition('filter', 'Filter', 'Lets through what equals a value.', "{text} = 'value'"),
    condition('not-equal', 'Is not', 'Lets through what differs from a value.', "{text} != 'value'"),
    condition('greater', 'Greater', 'Lets through numbers above a bound.', '{number} > 0'),
    condition('at-least', 'At least', 'Lets through numbers from a bound on.', '{number} >= 0'),
    condition('less', 'Less', 'Lets through numbers below a bound.', '{number} < 100'),
    condition('at-most', 'At most', 'Lets through numbers up to a bound.', '{number} <= 100'),
    condition('between', 'Between', 'Lets through numbers within two bounds.', '{number} between 0 and 100'),
    condition('in', 'In list', 'Lets through what is one of a list.', "{text} in ('one', 'two')"),
    condition('not-in', 'Not in list', 'Lets through what is none of a list.', "{text} not in ('one', 'two')"),
    condition('like', 'Like', 'Compares a text with a pattern of % and _.', "{text} like '%value%'"),
    condition('not-like', 'Not like', 'Lets through texts that a pattern does not fit.', "{text} not like '%value%'"),
    condition('regexp', 'Regular expression', 'Compares a whole text with a regular expression.', "{text} regexp '.*value.*'"),
    condition('null', 'Is null', 'Lets through events without a value.', '{any} is null'),
    condition('not-null', 'Is not null', 'Lets through events with a value.', '{any} is not null'),
    condition('exists', 'Exists', 'Lets through events that have the property at all.', 'exists({any})'),
    condition(
      'cidr',
      'In network',
      'Lets through addresses of a network, as 10.0.0.0/8.',
      "{text} regexp '10[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}'",
    ),
    condition('correlate', 'Same as before', 'Compares with a property of an earlier event of the pattern.', '{any} = {earlier}'),
    condition('any-of', 'Any of', 'Lets through what fulfils one of several conditions.', '({any} is null or {any} is not null)'),
    condition('none-of', 'Not', 'Lets through what does not fulfil a condition.', 'not ({any} is null)'),
    {
      id: 'filter:where',
      name: 'Where',
      doc: 'Sorts out rows behind windows and joins.',
      makes: { kind: 'clause', clause: 'where', text: '{any} is not null' },
    },
  ]);
}

function condition(id: string, name: string, doc: string, predicate: string) {
  return { id: `filter:${id}`, name, doc, makes: { kind: 'condition' as const, predicate } };
}
