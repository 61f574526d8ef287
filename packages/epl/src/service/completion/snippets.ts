// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${1:name}` is the notation of editors for places to fill in
import { type Completion, plain, RANK } from './completion.js';

const snippet = (label: string, insert: string, documentation: string): Completion =>
  plain(label, 'snippet', { insert, snippet: true, documentation, rank: RANK.snippet });

/** Whole rules, offered where a statement begins. */
export const STATEMENT_SNIPPETS: readonly Completion[] = [
  snippet(
    'rule: count within a time',
    "@Name('${1:rule}') @Alert(name='${1:rule}', outID=1)\nselect ${2:src_ip}, count(*) as hits\nfrom ${3:event}#time(${4:1 min})\ngroup by ${2:src_ip}\nhaving count(*) > ${5:10}\noutput first every ${6:1 hour};$0",
    'An alert when a key comes more often than a threshold within a time.',
  ),
  snippet(
    'rule: one after another',
    "@Name('${1:rule}') @Alert(name='${1:rule}', outID=1)\nselect a.${2:login}, b.${3:src_ip}\nfrom pattern [every a=${4:event} -> b=${4:event}(${2:login} = a.${2:login}) where timer:within(${5:1 min})];$0",
    'An alert when one event follows another of the same key within a time.',
  ),
  snippet('event type', 'create schema ${1:Name}(\n  ${2:property} ${3:string}\n);$0', 'Declares an event type.'),
  snippet('named window', 'create window ${1:Name}#${2:unique(${3:key})} as (${3:key} ${4:string});$0', 'Declares a named window.'),
  snippet(
    'profile: count per key',
    'on ${1:event} as e merge ${2:Profile} as p\nwhere p.${3:key} = e.${3:key}\nwhen not matched then insert select ${3:key}, 1L as total\nwhen matched then update set p.total = p.total + 1;$0',
    'Keeps a count for each key in a named window.',
  ),
];

/** Pieces of patterns, offered inside `pattern [ … ]`. */
export const PATTERN_SNIPPETS: readonly Completion[] = [
  snippet(
    'followed by, within',
    'every ${1:a}=${2:event} -> ${3:b}=${4:event}(${5:key} = ${1:a}.${5:key}) where timer:within(${6:1 min})$0',
    'One event, then another of the same key, within a time.',
  ),
  snippet(
    'absence',
    'every ${1:a}=${2:event} -> (timer:interval(${3:1 min}) and not ${4:event}(${5:key} = ${1:a}.${5:key}))$0',
    'One event, and no other of the same key within a time.',
  ),
  snippet('repeated', '[${1:3}] ${2:a}=${3:event}$0', 'Several events of a kind.'),
  snippet(
    'until',
    '[${1:3}:] ${2:a}=${3:event} until timer:interval(${4:20 min})$0',
    'All events of a kind until a time has passed.',
  ),
];
