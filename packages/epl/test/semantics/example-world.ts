import type { CatalogueEntry } from '../../src/semantics/catalogue/entry.js';
import { check } from '../../src/semantics/check.js';
import { EMPTY_WORLD, type World } from '../../src/semantics/world.js';
import { parse } from '../../src/syntax/parse.js';

/** What the examples of the catalogue speak of. */
const DECLARATIONS = `
create schema event(
  timestamp long, expires long, type string, src_ip string, dst_ip string, src_port int, dst_port int, port string, bytes int,
  size string, login string, host string, request string, query string, agent string, path string, price double, x double, y double,
  flag boolean, tags string[], targets string[], sizes int[], geoip java.util.Map
);
create schema A(id string, x int, amount double, login string);
create schema B(id string, x int, amount double, login string);
create schema Span(starts long, ends long, timestamp long) starttimestamp starts endtimestamp ends;
create schema Item(sku string);
create schema Basket(items Item[]);
create window W#keepall as (ip string, login string, n long);
create variable int threshold = 50;
`;

export const EXAMPLE_WORLD: World = check(parse(DECLARATIONS).document, EMPTY_WORLD).world;

/** A whole statement around the example of an entry. */
export function statementAround(entry: CatalogueEntry): string {
  const { example } = entry;
  switch (entry.kind) {
    case 'statement':
    case 'clause':
      return example;
    case 'view':
      return `select * from ${example}`;
    case 'pattern-operator':
    case 'guard':
    case 'observer':
      return `select * from pattern [${example}]`;
    case 'annotation':
      return annotated(entry.name, example);
    case 'enumeration-method':
      return `select ${example} as v from pattern [[3] c=A -> [3] d=A]`;
    case 'date-time-method':
      return /\ba\./.test(example)
        ? `select ${example.replace('timestamp.', 'a.timestamp.').replace(/\bts\b/g, 'timestamp')} as v from Span#lastevent as a, Span#lastevent as b`
        : `select ${example} as v from event`;
    default:
      return `select ${example} as v from event#length(10) as e`;
  }
}

function annotated(name: string, example: string): string {
  if (name === 'SuppressOverlappingMatches' || name === 'DiscardPartialsOnMatch')
    return `select * from pattern ${example} [every a=A -> b=B(id = a.id)]`;
  if (name === 'Persist' || name === 'Load') return `${example} create window Seen#keepall as (ip string)`;
  return `${example} select src_ip from event`;
}
