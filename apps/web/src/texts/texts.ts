import { alerts } from './en/alerts.js';
import { canvas } from './en/canvas.js';
import { alertStates, common, severities, states } from './en/common.js';
import { deploy, drawer, drawing, editor, epl, form, history, outline, palette } from './en/editor.js';
import { eventTypes } from './en/event-types.js';
import { live } from './en/live.js';
import { people } from './en/people.js';
import { merge, presence } from './en/presence.js';
import { ruleGraph } from './en/rule-graph.js';
import { newRule, rules } from './en/rules.js';
import { samples } from './en/samples.js';
import { commands, shell } from './en/shell.js';
import { tests } from './en/tests.js';

/** The English catalogue, the complete one. Another language is an object of this shape. */
const english = {
  common,
  states,
  severities,
  alertStates,
  shell,
  commands,
  ruleGraph,
  rules,
  newRule,
  alerts,
  people,
  canvas,
  epl,
  eventTypes,
  editor,
  outline,
  palette,
  deploy,
  drawer,
  drawing,
  form,
  history,
  live,
  presence,
  merge,
  tests,
  samples,
};

export type Texts = typeof english;

/** Every word that a screen says. Components read it here and nowhere else. */
export const texts: Texts = english;
