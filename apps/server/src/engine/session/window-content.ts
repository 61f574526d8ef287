import type { EventRecord, EventType } from '@rulewright/core';
import type { Engine } from '@rulewright/engine';
import { type CheckedModule, checkQuery } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import type { DeployedModule, Rulebook } from '../../rules/rulebook.js';
import type { Outcome } from './entry-result.js';
import { fitRecord } from './fit-record.js';
import type { WindowContent } from './persisted-window.js';

interface Subject {
  readonly engine: Engine;
  readonly rulebook: Rulebook;
}

/** A named window of a module that bears an annotation. */
export interface AnnotatedWindow {
  readonly statement: string;
  readonly window: string;
  readonly eventType: EventType;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export function annotatedWindows({ statements }: CheckedModule, annotation: 'persist' | 'load'): readonly AnnotatedWindow[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== 'create-window') return [];
    const found = statement.annotations.find(({ name }) => name.toLowerCase() === annotation);
    const { id, window, eventType } = statement;
    return found ? [{ statement: id, window, eventType, arguments: found.arguments }] : [];
  });
}

/** What the persisted windows of deployed modules hold. */
export function persistedContent(modules: readonly DeployedModule[], subject: Subject): readonly WindowContent[] {
  return modules.flatMap(({ module, checked }) =>
    annotatedWindows(checked, 'persist').map(({ window, eventType }) => ({
      module,
      window,
      eventType: eventType.name,
      rows: rowsOf(window, subject),
    })),
  );
}

function rowsOf(window: string, { engine, rulebook }: Subject): readonly EventRecord[] {
  const { query } = checkQuery(parse(`select * from ${window}`).document, rulebook.world);
  return query ? engine.query(query) : [];
}

/**
 * Fills a window with records as a file has them. Values are bent to the window's type like those of an event.
 *
 * @returns `not-filled` with the records that do not fit; nothing has changed then
 */
export function fillWindow(
  order: { readonly module: string; readonly window: string; readonly rows: readonly EventRecord[] },
  subject: Subject,
): Outcome {
  const { module, window, rows } = order;
  const type = typeOfWindow(window, subject.rulebook);
  const fitting = type ? rows.map((row) => fitRecord(type, row) ?? row) : rows;
  const problems = subject.engine.fill(window, fitting);
  if (problems.length === 0) return { kind: 'filled', module, window, count: rows.length };
  const told = problems.map(({ index, diagnostic }) => ({ index, message: diagnostic.message }));
  return { kind: 'not-filled', module, window, problems: told.slice(0, 100) };
}

function typeOfWindow(window: string, { modules }: Rulebook): EventType | undefined {
  for (const { checked } of modules) {
    for (const statement of checked.statements) {
      if (statement.kind === 'create-window' && statement.window === window) return statement.eventType;
    }
  }
  return undefined;
}

/**
 * Gives persisted windows that begin anew what they held before: rows of columns that are gone lose those, rows that do not fit any more are
 * left out.
 */
export function restoreWindows(
  module: DeployedModule,
  { contents, fresh }: { readonly contents: readonly WindowContent[]; readonly fresh: ReadonlySet<string> },
  { engine }: Subject,
): void {
  for (const { statement, window, eventType } of annotatedWindows(module.checked, 'persist')) {
    const content = fresh.has(statement) ? contents.find((one) => one.window === window) : undefined;
    if (!content || content.rows.length === 0) continue;
    const columns = new Set(eventType.properties.map(({ name }) => name));
    const rows = content.rows.map((row) => {
      const kept = Object.fromEntries(Object.entries(row).filter(([name]) => eventType.open === true || columns.has(name)));
      return fitRecord(eventType, kept) ?? kept;
    });
    const wrong = new Set(engine.fill(window, rows).map(({ index }) => index));
    if (wrong.size > 0)
      engine.fill(
        window,
        rows.filter((_, index) => !wrong.has(index)),
      );
  }
}
