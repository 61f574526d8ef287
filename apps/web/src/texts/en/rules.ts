import { formatCount } from '../format.js';

const plural = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

export const rules = {
  title: 'Rules',
  newRule: 'New rule',
  search: 'Rule, statement or event type',
  columns: { rule: 'Rule', state: 'State', live: 'Live', events: 'Events', alerts: 'Alerts, 24 h', changed: 'Changed' },
  state: 'State',
  reads: 'Reads',
  anyType: 'any type',
  view: 'Arrangement',
  views: { folders: 'Folders', flat: 'Flat' },
  noFolder: 'without a folder',
  folderCount: (name: string, count: number) => `${name}, ${plural(count, 'rule', 'rules')}`,
  statementCount: (count: number) => plural(count, 'statement', 'statements'),
  problemCount: (count: number) => plural(count, 'problem', 'problems'),
  version: (version: number) => `v${version}`,
  alertsOf: (name: string, count: number) => `${name}: ${plural(count, 'alert', 'alerts')} in 24 h, one tick an hour`,
  changedBy: (at: string, by: string | null) => (by ? `${at}, by ${by}` : at),
  noneTitle: 'No rules yet',
  noneReason:
    'A rule reads events as they come and says when something is wrong. Begin with one that is known to work, then change it on the canvas or as text.',
  noneTemplate: 'From a template',
  noneEpl: 'From EPL',
  nothingFound: (query: string) => `No rule passes “${query}”`,
  nothingFoundFilters: 'No rule passes these filters',
  nothingFoundReason: (count: number) => `${plural(count, 'rule is', 'rules are')} hidden by the search and the filters.`,
  clear: 'Show all',
  next: 'Next rule',
  previous: 'Previous rule',
  failed: 'The rules could not be loaded',
} as const;

export const newRule = {
  title: 'New rule',
  way: 'Begin with',
  ways: { template: 'Template', canvas: 'Canvas', epl: 'EPL', events: 'Events' },
  templates: 'Templates',
  name: 'Name',
  nameHint: 'Words joined by dots; all but the last are its folder.',
  nameInvalid: 'Letters, digits, dash and underscore in words that begin with a letter, joined by dots',
  nameTaken: (name: string) => `${name} exists already. Another name, please.`,
  epl: 'EPL',
  canvasHint: 'An empty canvas. Event types that are there already stand in the palette; others are drawn.',
  eplHint: 'A module or a single statement. Problems do not stand in the way of a draft.',
  eventsHint: 'Paste events: their type is declared, and a first statement reads it. If there is such a type already, it is read.',
  eplLabel: 'EPL of the new rule',
  create: 'Create draft',
  declares: (types: string) => `Declares ${types}, which no rule has declared yet.`,
  reads: (types: string) => `Reads ${types}, which is there already.`,
  failed: 'The draft could not be stored',
} as const;
