import { detect, eventsIn, schemaText } from '../event-types/detect.js';

/** The text of a rule about pasted events: their type, unless one of that name is there, and a statement that reads it. Empty for no events. */
export function textFromEvents(pasted: string, types: ReadonlySet<string>): string {
  const events = eventsIn(pasted);
  if (events === undefined) return '';
  const found = detect(events);
  const name = found.typeName ?? 'sample';
  const schema = types.has(name) ? [] : [schemaText(name, found.properties)];
  return `${[...schema, `select * from ${name};`].join('\n\n')}\n`;
}
