import { invariant } from '@rulewright/core';

/**
 * How generated code reaches the events in scope. All generated functions take `(e, o, p, g)`: `e` what the expression is about, `o` and
 * `p` what lies around it, `g` the aggregates of the group. A frame says which of them holds what.
 */
export interface Frame {
  /** JavaScript for the event of a stream; level 0 is the innermost query */
  stream(level: number, stream: number): string;
  /** whether that event may be null */
  nullable(level: number, stream: number): boolean;
  /** JavaScript for the value of a tag: an event, an array of events, or null */
  tag(tag: string): string;
  /** JavaScript of what a subquery inside gets as its two outer arguments */
  readonly outer: readonly [string, string];
}

const noTag = (tag: string): never => {
  throw new Error(`tag ${tag} out of a pattern`);
};

/** One stream: `e` is its event. */
export const ROW_FRAME: Frame = {
  stream: (level, stream) => {
    invariant(level === 0 && stream === 0, `no stream ${level}.${stream} in a frame of one row`);
    return 'e';
  },
  nullable: () => false,
  tag: noTag,
  outer: ['e', 'null'],
};

/** Several streams: `e` is the array of their events, null where an outer join has none. */
export const ROWS_FRAME: Frame = {
  stream: (level, stream) => {
    invariant(level === 0, `no level ${level} in a frame of rows`);
    return `e[${stream}]`;
  },
  nullable: () => true,
  tag: noTag,
  outer: ['e', 'null'],
};

/** On-actions: stream 0 `e` is the window's row (null when none matches), 1 `o` the trigger's event, 2 `p` the row before the update. */
export const TRIGGER_FRAME: Frame = {
  stream: (level, stream) => {
    invariant(level === 0 && stream < 3, `no stream ${level}.${stream} in an on-action`);
    return ['e', 'o', 'p'][stream] ?? 'e';
  },
  nullable: (_, stream) => stream !== 1,
  tag: noTag,
  outer: ['[e,o,p]', 'null'],
};

/** An atom's filter: `e` is its event, `o` the array of tags bound before, in the order of `tags`. */
export function matchFrame(tags: readonly string[]): Frame {
  return {
    ...ROW_FRAME,
    tag: (tag) => {
      const index = tags.indexOf(tag);
      invariant(index >= 0, `tag ${tag} is not bound here`);
      return `o[${index}]`;
    },
  };
}

/** An expression over a match alone (guards, observers, distinct keys): `e` is the array of tags. */
export function tagsFrame(tags: readonly string[]): Frame {
  return {
    ...ROW_FRAME,
    tag: (tag) => {
      const index = tags.indexOf(tag);
      invariant(index >= 0, `tag ${tag} is not bound here`);
      return `e[${index}]`;
    },
  };
}

/** What stands around a subquery: one row, the rows of a join, or the rows of an on-action (as an array). */
export type OuterForm = 'row' | 'rows';

/** Inside a subquery: level 0 is `e` (a row, or an array when it joins), level 1 is `o`, level 2 is `p`. */
export function subqueryFrame(own: OuterForm, outers: readonly OuterForm[]): Frame {
  const forms = [own, ...outers];
  return {
    stream: (level, stream) => {
      const name = ['e', 'o', 'p'][level];
      const form = forms[level];
      invariant(name !== undefined && form !== undefined, `no level ${level} around a subquery`);
      return form === 'row' ? name : `${name}[${stream}]`;
    },
    nullable: (level) => forms[level] === 'rows',
    tag: noTag,
    outer: ['e', 'o'],
  };
}
