import './marks.css';
import type { ModuleState } from '@rulewright/contracts';
import type { ReactNode } from 'react';
import { texts } from '../../texts/texts.js';

/** The drawing of each state in a box of 12: told apart in greyscale and by touch. */
const SHAPES = {
  live: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  shadow: (
    <>
      <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" />
      <path d="M6 2.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
    </>
  ),
  draft: <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.25" strokeDasharray="1.6 1.55" />,
  paused: <path d="M3.5 2.5h2v7h-2zM7 2.5h2v7H7z" fill="currentColor" />,
  failing: <path d="M6 1.5 10.8 10H1.2z" fill="currentColor" />,
} satisfies Record<ModuleState, ReactNode>;

/** The state of a rule: mark and word. The word can be left out where the column's head says it; then the mark is labelled. */
export function StateMark({ state, word = true }: { readonly state: ModuleState; readonly word?: boolean }) {
  const name = texts.states[state];
  return (
    <span className="rw-state" data-state={state}>
      <svg
        width="12"
        height="12"
        viewBox="0 0 12 12"
        role={word ? undefined : 'img'}
        aria-label={word ? undefined : name}
        aria-hidden={word}
      >
        {SHAPES[state]}
      </svg>
      {word && name}
    </span>
  );
}
