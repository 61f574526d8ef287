import { SCOPE_KINDS } from '../node-kind.js';
import { entryNamed } from './catalogue-tools.js';
import { type Tool, type ToolGroup, toolGroup } from './tool.js';

type ScopeTool = Pick<Tool, 'id' | 'name' | 'doc' | 'makes' | 'icon'>;

/** Boxes around parts of a pattern, what follows what, and timers. */
export function patternGroups(): readonly ToolGroup[] {
  return [
    toolGroup({ id: 'pattern', name: 'Pattern', icon: 'route', family: 'pattern' }, [
      {
        id: 'pattern:new',
        name: 'Pattern',
        doc: 'Waits for events in an order; begins again with every first one.',
        makes: { kind: 'statement', statement: 'pattern' },
      },
      {
        id: 'pattern:followed-by',
        name: 'Followed by',
        doc: doc('->'),
        makes: { kind: 'pattern', pattern: '{tag}={source}', side: 'after' },
      },
      {
        id: 'pattern:absence',
        name: 'Nothing follows',
        doc: 'True when a time passes in which an event does not come.',
        makes: { kind: 'pattern', pattern: '(timer:interval(10 sec) and not {source})', side: 'after' },
      },
      {
        id: 'pattern:and',
        name: 'All of',
        doc: doc('and'),
        icon: SCOPE_KINDS.and.icon,
        makes: { kind: 'pattern', pattern: '{tag}={source}', side: 'and' },
      },
      {
        id: 'pattern:or',
        name: 'Any of',
        doc: doc('or'),
        icon: SCOPE_KINDS.or.icon,
        makes: { kind: 'pattern', pattern: '{tag}={source}', side: 'or' },
      },
      ...scopeTools(),
    ]),
    toolGroup({ id: 'timers', name: 'Timers', icon: 'clock-hour-4', family: 'pattern' }, [
      { id: 'timer:interval', name: 'Interval', doc: doc('timer:interval'), makes: timer('timer:interval(10 sec)') },
      { id: 'timer:at', name: 'At', doc: doc('timer:at'), makes: timer('timer:at(0, 8, *, *, *)') },
      {
        id: 'timer:schedule',
        name: 'Schedule',
        doc: doc('timer:schedule'),
        makes: timer("timer:schedule(iso: 'R/2024-01-01T00:00:00Z/PT1H')"),
      },
    ]),
  ];
}

function timer(pattern: string): Tool['makes'] {
  return { kind: 'pattern', pattern, side: 'after' };
}

function scopeTools(): readonly ScopeTool[] {
  return [
    { ...box('every'), doc: doc('every'), makes: { kind: 'scope', scope: { kind: 'every' } } },
    {
      ...box('every-distinct'),
      doc: doc('every-distinct'),
      makes: { kind: 'scope', scope: { kind: 'every-distinct', keys: '{any}, 1 hour' } },
    },
    { ...box('within'), doc: doc('timer:within'), makes: { kind: 'scope', scope: { kind: 'within', period: '1 min' } } },
    {
      ...box('within-max'),
      doc: doc('timer:withinmax'),
      makes: { kind: 'scope', scope: { kind: 'within-max', period: '1 min', max: '3' } },
    },
    { ...box('while'), doc: doc('while'), makes: { kind: 'scope', scope: { kind: 'while', condition: '{any} is not null' } } },
    { ...box('not'), doc: doc('not'), makes: { kind: 'scope', scope: { kind: 'not' } } },
    { ...box('repeat'), doc: doc('[n]'), makes: { kind: 'scope', scope: { kind: 'repeat', count: '3' } } },
    {
      ...box('until'),
      id: 'scope:range',
      name: 'Repeat from … to',
      doc: 'Collects at least so many matches until the end comes.',
      makes: { kind: 'scope', scope: { kind: 'until', until: 'timer:interval(20 min)', low: '3' } },
    },
    { ...box('until'), doc: doc('until'), makes: { kind: 'scope', scope: { kind: 'until', until: 'timer:interval(20 min)' } } },
  ];
}

function box(kind: keyof typeof SCOPE_KINDS): Pick<Tool, 'id' | 'name' | 'icon'> {
  const { word, icon } = SCOPE_KINDS[kind];
  return { id: `scope:${kind}`, name: word.charAt(0).toUpperCase() + word.slice(1), icon };
}

function doc(name: string): string {
  return entryNamed(name)?.doc ?? name;
}
