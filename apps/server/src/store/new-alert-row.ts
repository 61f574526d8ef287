import type { NewAlert } from '../engine/session/entry-result.js';

/** UTF-16 units of a key that is found by index; an entry of the index has room for some 2,700 bytes. */
const KEY_TEXT_MAX = 500;
/** UTF-16 units of what the search looks in: a row may hold a whole page. */
const SEARCH_TEXT_MAX = 8000;

/** An alert as the statement that stores it takes it, one of a list in JSON. @param place in that list */
export function newAlertRow(alert: NewAlert, place: number): Record<string, unknown> {
  const { outIds, triggerOffset, row, key, ...rest } = alert;
  return {
    ...rest,
    place,
    out_ids: outIds,
    trigger_offset: triggerOffset,
    columns: row,
    key: key.length > 0 ? key : null,
    key_text: key.length > 0 ? keyText(key) : null,
    search_text: searchText(alert),
  };
}

/** The key as one line, to find and group alerts by: its beginning, if it is long. All of it is in the key itself. */
function keyText(key: NewAlert['key']): string {
  return key
    .map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join(' · ')
    .slice(0, KEY_TEXT_MAX);
}

/** What the search of the alert list looks in, one thing a line, in lower case. */
function searchText({ rule, statement, name, key, row }: NewAlert): string {
  const values = Object.values(row).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return [rule, statement, name, keyText(key), ...values].join('\n').toLowerCase().slice(0, SEARCH_TEXT_MAX);
}
