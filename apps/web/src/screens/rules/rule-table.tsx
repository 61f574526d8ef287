import '../../design/layout/table.css';
import './rules.css';
import type { ModuleSummary } from '@rulewright/contracts';
import { useMemo, useRef, useState } from 'react';
import type { Command } from '../../app/commands/command.js';
import { useCommands } from '../../app/commands/use-commands.js';
import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';
import { foldersOf, type RuleFolder } from './rule-folders.js';
import { RuleRow } from './rule-row.js';

interface RuleTableProps {
  readonly rules: readonly ModuleSummary[];
  readonly flat: boolean;
}

/** The rules under their folders, or all in one row of names. `j` and `k` walk the rows, Enter opens. */
export function RuleTable({ rules, flat }: RuleTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const words = texts.rules.columns;
  const commands = useMemo(
    () =>
      [
        { id: 'rules.next', label: texts.rules.next, group: 'do', keys: 'j', keyOnly: true, run: () => step(table.current, 1) },
        {
          id: 'rules.previous',
          label: texts.rules.previous,
          group: 'do',
          keys: 'k',
          keyOnly: true,
          run: () => step(table.current, -1),
        },
      ] satisfies readonly Command[],
    [],
  );
  useCommands(commands);
  return (
    <div className="rw-table-scroll">
      <table className="rw-table" ref={table} aria-label={texts.rules.title}>
        <colgroup>
          <col />
          <col className="rw-col-state" />
          <col className="rw-col-version" />
          <col className="rw-col-events" />
          <col className="rw-col-ticks" />
          <col className="rw-col-count" />
          <col className="rw-col-changed" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="rw-rule-first">
              {words.rule}
            </th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.live}</th>
            <th scope="col" className="rw-cell-right">
              {words.events}
            </th>
            <th scope="col" colSpan={2} className="rw-rule-ticks">
              {words.alerts}
            </th>
            <th scope="col" className="rw-cell-right">
              {words.changed}
            </th>
          </tr>
        </thead>
        {flat ? (
          <tbody>
            {rules.map((rule) => (
              <RuleRow key={rule.name} rule={rule} fullName />
            ))}
          </tbody>
        ) : (
          foldersOf(rules).map((folder) => <Folder key={folder.name} folder={folder} />)
        )}
      </table>
    </div>
  );
}

function Folder({ folder }: { readonly folder: RuleFolder }) {
  const [open, setOpen] = useState(true);
  const name = folder.name === '' ? texts.rules.noFolder : folder.name;
  return (
    <tbody>
      <tr className="rw-folder-row">
        <th scope="rowgroup" colSpan={7}>
          <button
            type="button"
            className="rw-folder"
            aria-expanded={open}
            aria-label={texts.rules.folderCount(name, folder.rules.length)}
            onClick={() => setOpen(!open)}
          >
            <Icon name="chevronRight" size={14} />
            {name} <span className="num">{folder.rules.length}</span>
          </button>
        </th>
      </tr>
      {open && folder.rules.map((rule) => <RuleRow key={rule.name} rule={rule} fullName={false} />)}
    </tbody>
  );
}

/** Moves the focus to the next or the previous row; the first one if none has it. */
function step(table: HTMLElement | null, by: number): void {
  const rows = [...(table?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at === -1 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1);
  rows[next]?.focus();
}
