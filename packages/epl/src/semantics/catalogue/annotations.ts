import { type AnnotationArgument, type AnnotationEntry, deviates, type Mark, SUPPORTED, type Support } from './entry.js';
import { sig } from './signature.js';

interface AnnotationSource {
  readonly name: string;
  readonly arguments?: readonly AnnotationArgument[];
  readonly place?: AnnotationEntry['place'];
  readonly doc: string;
  readonly example: string;
  readonly mark: Mark;
  readonly since?: string;
  readonly support?: Support;
}

const value = (type: AnnotationArgument['type'], doc: string): AnnotationArgument => ({ name: 'value', type, required: true, doc });

const IGNORED = deviates('accepted and without effect');

/** Annotations; their names are read in any case, as Esper does for its own. */
const SOURCES: readonly AnnotationSource[] = [
  { name: 'Name', arguments: [value('string', 'the name')], doc: 'Names the statement.', example: "@Name('Scan')", mark: 'S' },
  {
    name: 'Description',
    arguments: [value('string', 'the text')],
    doc: 'Says what the statement is for.',
    example: "@Description('port scans')",
    mark: 'O',
  },
  {
    name: 'Tag',
    arguments: [
      { name: 'name', type: 'string', required: true, doc: 'key of the tag' },
      { name: 'value', type: 'string', doc: 'value of the tag' },
    ],
    doc: 'Tags the statement with a key and a value.',
    example: "@Tag(name='team', value='soc')",
    mark: 'O',
  },
  {
    name: 'Priority',
    arguments: [value('int', 'higher runs first')],
    doc: 'Orders statements that one event reaches.',
    example: '@Priority(10)',
    mark: 'O',
    support: deviates('accepted; statements run in the order of their creation'),
  },
  {
    name: 'Drop',
    doc: 'Keeps an event from statements of lower priority.',
    example: '@Drop',
    mark: 'O',
    support: deviates('accepted and without effect; statements run in the order of their creation'),
  },
  {
    name: 'Hint',
    arguments: [value('string', 'the hint')],
    doc: 'Gives the engine a hint.',
    example: "@Hint('reclaim_group_aged=60')",
    mark: 'O',
  },
  {
    name: 'Hook',
    arguments: [
      { name: 'type', type: 'any', doc: 'kind of hook' },
      { name: 'hook', type: 'string', doc: 'class' },
    ],
    doc: 'Calls a Java class.',
    example: "@Hook(type=HookType.SQLCOL, hook='C')",
    mark: 'R',
    support: deviates('accepted and without effect: Java classes cannot be called'),
  },
  {
    name: 'Audit',
    arguments: [{ name: 'value', type: 'string', doc: 'what to write' }],
    doc: 'Writes a log of what the statement does.',
    example: '@Audit',
    mark: 'R',
    support: IGNORED,
  },
  {
    name: 'EventRepresentation',
    arguments: [{ name: 'value', type: 'any', doc: 'map, objectarray, json or avro' }],
    doc: 'Chooses how rows are held in memory.',
    example: '@EventRepresentation(map)',
    mark: 'R',
    support: IGNORED,
  },
  {
    name: 'IterableUnbound',
    doc: 'Keeps the last row of a statement without a window, so that it can be read.',
    example: '@IterableUnbound',
    mark: 'R',
  },
  { name: 'NoLock', doc: 'Leaves out locking.', example: '@NoLock', mark: 'R', support: IGNORED },
  {
    name: 'Public',
    doc: 'Lets other modules see what the statement declares.',
    example: '@public',
    mark: 'O',
    since: '8.0',
    support: deviates('accepted and without effect: everything is visible to all modules, as in 5.x'),
  },
  {
    name: 'Protected',
    doc: 'Lets modules of the same name see it.',
    example: '@protected',
    mark: 'R',
    since: '8.0',
    support: deviates('accepted and without effect: everything is visible to all modules, as in 5.x'),
  },
  {
    name: 'Private',
    doc: 'Keeps it to the module.',
    example: '@private',
    mark: 'R',
    since: '8.0',
    support: deviates('accepted and without effect: everything is visible to all modules, as in 5.x'),
  },
  {
    name: 'BusEventType',
    doc: 'Lets hosts send events of the type.',
    example: '@buseventtype',
    mark: 'O',
    since: '8.0',
    support: deviates('accepted and without effect: hosts may send events of every type'),
  },
  {
    name: 'Alert',
    arguments: [
      { name: 'name', type: 'string', doc: 'name of the alert; the statement’s name by default' },
      { name: 'outID', type: 'int', doc: 'id of the output it goes to' },
      { name: 'outIDs', type: 'int-array', doc: 'ids of the outputs it goes to' },
      {
        name: 'severity',
        type: 'string',
        values: ['critical', 'high', 'medium', 'low', 'info'],
        doc: 'how bad it is; medium by default',
      },
      { name: 'tags', type: 'string-array', doc: 'labels such as attack.t1046' },
    ],
    doc: 'Makes an alert of every row of the statement.',
    example: "@Alert(name='newalert', outID=1)",
    mark: 'S',
  },
  { name: 'Persist', doc: 'Keeps the named window on disk and restores it at the start.', example: '@Persist', mark: 'S' },
  {
    name: 'Load',
    arguments: [
      { name: 'file', type: 'string', required: true, doc: 'file in the load folder' },
      { name: 'format', type: 'string', values: ['csv', 'json', 'ndjson'], doc: 'format of the file; csv by default' },
      { name: 'delim', type: 'string', doc: 'what separates columns; a comma by default' },
    ],
    doc: 'Fills the named window from a file, again every 5 minutes.',
    example: "@Load(file='data.csv', format='csv', delim=';')",
    mark: 'S',
  },
  {
    name: 'Enrich',
    arguments: [
      { name: 'dst', type: 'string', required: true, doc: 'column that the answer goes to' },
      { name: 'type', type: 'string', required: true, values: ['window', 'cmd', 'http'], doc: 'whom to ask' },
      { name: 'param', type: 'string', required: true, doc: 'what to ask; %{column} stands for a value of the row' },
    ],
    doc: 'Adds to an alert what a query, a command or a service answers.',
    example: "@Enrich(dst='eLogin', type='window', param=\"select login from LoginsIP where ip = '%{src_ip}'\")",
    mark: 'S',
  },
  {
    name: 'SuppressOverlappingMatches',
    place: 'pattern',
    doc: 'Of matches of one delivery that share events, gives the first.',
    example: '@SuppressOverlappingMatches',
    mark: 'C',
  },
  {
    name: 'DiscardPartialsOnMatch',
    place: 'pattern',
    doc: 'Drops partial matches that share events with a match.',
    example: '@DiscardPartialsOnMatch',
    mark: 'O',
  },
];

export const ANNOTATIONS: readonly AnnotationEntry[] = SOURCES.map((source) => ({
  kind: 'annotation',
  place: 'statement',
  arguments: [],
  support: SUPPORTED,
  signatures: [sig('any')],
  ...source,
}));
