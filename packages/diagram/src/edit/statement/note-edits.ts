import { type Note, notesOf } from '../../note.js';
import type { EditOf } from '../diagram-edit.js';
import { type Change, change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';

export function isNoteId(id: string): boolean {
  return id.startsWith('note:');
}

const GONE = 'there is no such note any more';

export function addNote(scene: Scene, { text, above }: EditOf<'add-note'>): Change {
  if (text.trim() === '') return refuse('a note needs a text');
  const statement = above === undefined ? undefined : scene.statement(above);
  if (above !== undefined && !statement) return refuse('the statement to stand above is not there any more');
  const at = statement ? statement.span.start : scene.text.length;
  const before = scene.text.slice(0, at);
  const lead = before === '' || /\n[^\S\n]*$/.test(before) ? '' : '\n';
  return change([{ span: { start: at, end: at }, text: `${lead}${asLines(text)}\n` }]);
}

/** Keeps the kind of comment that it was, as long as the text can stand in one. */
export function setNote(scene: Scene, { id, text }: EditOf<'set-note'>): Change {
  const note = noteOf(scene, id);
  if (!note) return refuse(GONE);
  if (text.trim() === '') return deleteNote(scene, id);
  const block = scene.text.startsWith('/*', note.span.start) && !text.includes('*/');
  const behind = scene.text.slice(note.span.end);
  const lines = `${asLines(text)}${/^\s*?(?:\n|$)/.test(behind) ? '' : '\n'}`;
  return change([{ span: note.span, text: block ? `/* ${text.trim()} */` : lines }]);
}

export function deleteNote(scene: Scene, id: string): Change {
  const note = noteOf(scene, id);
  if (!note) return refuse(GONE);
  const behind = /^[^\S\n]*\n/.exec(scene.text.slice(note.span.end))?.[0].length ?? 0;
  const alone = /(?:^|\n)[^\S\n]*$/.test(scene.text.slice(0, note.span.start));
  return change([{ span: { start: note.span.start, end: note.span.end + (alone ? behind : 0) }, text: '' }]);
}

function noteOf(scene: Scene, id: string): Note | undefined {
  return notesOf(scene.document).find((note) => note.id === id);
}

function asLines(text: string): string {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => `// ${line}`.trimEnd())
    .join('\n');
}
