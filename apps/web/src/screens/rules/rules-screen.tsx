import './rules.css';
import type { ModuleState, ModuleSummary } from '@rulewright/contracts';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Command } from '../../app/commands/command.js';
import { useCommands } from '../../app/commands/use-commands.js';
import { NEW_RULE_PATH } from '../../app/rule-path.js';
import { useSession } from '../../app/session/session.js';
import { TopBar } from '../../app/shell/top-bar.js';
import { Button } from '../../design/button/button.js';
import { FilterMenu } from '../../design/fields/filter-menu.js';
import { SearchField } from '../../design/fields/search-field.js';
import { Segmented } from '../../design/fields/segmented.js';
import { StateMark } from '../../design/marks/state-mark.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { Loading } from '../../design/states/loading.js';
import { texts } from '../../texts/texts.js';
import { NoRules } from './no-rules.js';
import { filterFrom, passes, type RuleFilter, searchOf } from './rule-filter.js';
import { statesOf } from './rule-folders.js';
import { RuleTable } from './rule-table.js';
import { RulesFailed } from './rules-failed.js';
import { readNames, useRules } from './use-rules.js';

const NO_RULES: readonly ModuleSummary[] = [];
const STATES: readonly ModuleState[] = ['live', 'shadow', 'draft', 'paused', 'failing'];

/** All rules: what runs, how much comes in, what it finds. */
export function RulesScreen() {
  const { data, isError, refetch } = useRules();
  const rules = data ?? NO_RULES;
  const navigate = useNavigate();
  const { may } = useSession();
  const mayEdit = may('engineer');
  useNewRuleKey();
  return (
    <>
      <TopBar
        title={texts.rules.title}
        facts={statesOf(rules).map(({ state, count }) => <StateCount key={state} state={state} count={count} />)}
        actions={
          // while there are none, the empty list itself says how to begin
          rules.length > 0 && (
            <>
              <Button icon="graph" onClick={() => void navigate('/rule-graph')}>
                {texts.ruleGraph.title}
              </Button>
              {mayEdit && (
                <Button variant="ink" icon="plus" onClick={() => void navigate(NEW_RULE_PATH)}>
                  {texts.rules.newRule}
                </Button>
              )}
            </>
          )
        }
      />
      <main id="content" className="rw-content">
        {data === undefined && !isError && <Loading rows={8} />}
        {data === undefined && isError && <RulesFailed retry={() => void refetch()} />}
        {data !== undefined && (data.length === 0 ? <NoRules /> : <RuleList rules={data} />)}
      </main>
    </>
  );
}

function useNewRuleKey(): void {
  const navigate = useNavigate();
  const commands = useMemo(
    () =>
      [
        {
          id: 'rules.new',
          label: texts.rules.newRule,
          group: 'do',
          keys: 'n',
          keyOnly: true,
          run: () => void navigate(NEW_RULE_PATH),
        },
      ] satisfies readonly Command[],
    [navigate],
  );
  useCommands(commands);
}

function StateCount({ state, count }: { readonly state: ModuleState; readonly count: number }) {
  return (
    <span className="rw-state" data-state={state}>
      <StateMark state={state} word={false} />
      <span>
        <span className="num">{count}</span> {texts.states[state].toLowerCase()}
      </span>
    </span>
  );
}

function RuleList({ rules }: { readonly rules: readonly ModuleSummary[] }) {
  const [search, setSearch] = useSearchParams();
  const filter = filterFrom(search);
  const found = rules.filter((rule) => passes(rule, filter));
  const change = (part: Partial<RuleFilter>) => setSearch(searchOf({ ...filter, ...part }), { replace: true });
  const words = texts.rules;
  return (
    <div className="rw-rules">
      <search className="rw-list-tools">
        <SearchField label={words.search} width={256} value={filter.text} onChange={(text) => change({ text })} />
        <FilterMenu
          label={words.state}
          anyLabel={texts.common.any}
          options={STATES.map((state) => ({ value: state, label: texts.states[state] }))}
          value={filter.state}
          onChange={(state) => change({ state })}
        />
        <FilterMenu
          label={words.reads}
          anyLabel={words.anyType}
          options={readNames(rules).map((name) => ({ value: name, label: name }))}
          value={filter.reads}
          onChange={(reads) => change({ reads })}
        />
        <div className="rw-list-tools-end">
          <Segmented
            label={words.view}
            segments={[
              { value: 'folders', label: words.views.folders, icon: 'folder' },
              { value: 'flat', label: words.views.flat, icon: 'list' },
            ]}
            value={filter.flat ? 'flat' : 'folders'}
            onChange={(view) => change({ flat: view === 'flat' })}
          />
        </div>
      </search>
      {found.length > 0 ? (
        <RuleTable rules={found} flat={filter.flat} />
      ) : (
        <div className="rw-place">
          <EmptyState
            title={filter.text === '' ? words.nothingFoundFilters : words.nothingFound(filter.text)}
            reason={words.nothingFoundReason(rules.length)}
            actions={<Button onClick={() => setSearch(new URLSearchParams(), { replace: true })}>{words.clear}</Button>}
          />
        </div>
      )}
    </div>
  );
}
