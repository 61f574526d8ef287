import './editor.css';
import type { Layout, Module } from '@rulewright/contracts';
import { useEffect, useState } from 'react';
import { useSession } from '../app/session/session.js';
import { TopBar } from '../app/shell/top-bar.js';
import { texts } from '../texts/texts.js';
import { EditorModel } from './document/editor-model.js';
import { takeDraft } from './draft-store.js';
import { EditorContext, LanguageContext, useEditor } from './editor-context.js';
import { EditorPanes } from './editor-panes.js';
import { Notices } from './notices.js';
import { TestModel } from './tests/test-model.js';
import { TestsContext } from './tests/tests-context.js';
import { Crumbs } from './top/crumbs.js';
import { DeployButton } from './top/deploy-button.js';
import { DeployNote } from './top/deploy-note.js';
import { PresentPeople } from './top/present-people.js';
import { RuleChips } from './top/rule-chips.js';
import { UndoTools } from './top/undo-tools.js';
import { useKeptDraft } from './use-kept-draft.js';
import { useLanguage } from './use-language.js';
import { usePresence } from './use-presence.js';
import { useRuleActions } from './use-rule-actions.js';

interface OpenRuleProps {
  readonly module: Module;
  readonly layout: Layout | undefined;
}

/** The editor of a rule that has been loaded. Edits that were kept in this browser are taken up again by who may edit. */
export function OpenRule({ module, layout }: OpenRuleProps) {
  const { may } = useSession();
  const [model] = useState(() => {
    const mayEdit = may('engineer');
    const draft = mayEdit ? takeDraft(module.name) : undefined;
    const select = new URLSearchParams(location.search).get('node');
    return new EditorModel(module, {
      ...(mayEdit ? {} : { mayNotEdit: texts.editor.mayNotEdit }),
      arranged: { places: new Map(Object.entries(layout?.nodes ?? {})), groups: layout?.groups ?? [] },
      ...(draft === undefined || draft.text === module.epl ? {} : { draft }),
      ...(select === null ? {} : { select }),
    });
  });
  return (
    <EditorContext value={model}>
      <Editor module={module} />
    </EditorContext>
  );
}

function Editor({ module }: Pick<OpenRuleProps, 'module'>) {
  const model = useEditor();
  const [tests] = useState(() => new TestModel(model));
  useEffect(() => void tests.load(), [tests]);
  useKeptDraft(model);
  usePresence(module.name);
  const language = useLanguage();
  const actions = useRuleActions(module);
  return (
    <LanguageContext value={language}>
      <TestsContext value={tests}>
        <TopBar
          title={<Crumbs name={module.name} />}
          facts={
            <>
              <RuleChips actions={actions} />
              <PresentPeople rule={module.name} />
            </>
          }
          tools={<UndoTools />}
          actions={
            <>
              <DeployNote actions={actions} />
              <DeployButton actions={actions} />
            </>
          }
        />
        <main id="content" className="rw-content" style={{ display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)' }}>
          <Notices actions={actions} />
          <EditorPanes actions={actions} />
        </main>
      </TestsContext>
    </LanguageContext>
  );
}
