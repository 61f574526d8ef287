import type { World } from '@rulewright/epl/semantics';
import type { DiagramEdit, EditOf } from './diagram-edit.js';
import { EDITORS } from './editors.js';
import type { Change, EditOutcome } from './outcome.js';
import { Scene } from './scene.js';
import { settle } from './settle.js';

/**
 * What an edit of the picture does to the text: small text edits in their own span, or the reason why it cannot be. Everything that the
 * edit does not speak of keeps its bytes; a text without mistakes of syntax never gets one. Never throws for what a user did. O(text).
 *
 * @param world  what other modules and the host declare: types, windows, connections
 */
export function editText(source: string, edit: DiagramEdit, world: World): EditOutcome {
  const scene = new Scene(source, world);
  return settle(scene, changeOf(scene, edit));
}

function changeOf<K extends DiagramEdit['kind']>(scene: Scene, edit: EditOf<K>): Change {
  const editor = EDITORS[edit.kind as K] as (scene: Scene, edit: EditOf<K>) => Change;
  return editor(scene, edit);
}
