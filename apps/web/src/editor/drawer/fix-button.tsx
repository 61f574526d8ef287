import type { Fix } from '@rulewright/core';
import { Button } from '../../design/button/button.js';
import { sentence } from '../../texts/sentence.js';
import { useEditor } from '../editor-context.js';

/** Mends a problem by one click: one step of the history. */
export function FixButton({ fix, keys = false }: { readonly fix: Fix; readonly keys?: boolean }) {
  const editor = useEditor();
  return (
    <Button
      size="small"
      icon="bolt"
      disabled={editor.mayNotEdit !== undefined}
      title={editor.mayNotEdit}
      {...(keys ? { keys: ['Mod', '.'] } : {})}
      onClick={() => editor.edit(fix.edits, 'fix')}
    >
      {sentence(fix.title)}
    </Button>
  );
}
