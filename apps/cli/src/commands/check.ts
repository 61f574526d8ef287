import { type Diagnostic, hasErrors } from '@rulewright/core';
import { checkModules, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { readArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { readText } from '../files.js';
import { located, printed } from '../report-diagnostics.js';
import { UsageError } from '../usage-error.js';

/** `rulewright check`: what is wrong with EPL files, as one program with one name space. */
export const check: Command = {
  help: `The files are one program: a file may use what another declares, in the order of their \`uses\`.
  --json   one JSON array of diagnostics: file, line, column, span, code, severity, message, hint`,
  async run(args) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } });
    if (positionals.length === 0) throw new UsageError('check needs at least one file');
    const files = positionals.map((file) => ({ file, text: readText(file) }));
    const results = checkFiles(files.map(({ text }) => text));
    const found = files.map(({ file, text }, index) => ({ file, text, diagnostics: results[index] ?? [] }));
    if (values.json)
      process.stdout.write(
        `${JSON.stringify(
          found.flatMap(({ file, text, diagnostics }) => located(file, text, diagnostics)),
          null,
          1,
        )}\n`,
      );
    else for (const { file, text, diagnostics } of found) process.stdout.write(printed(file, text, diagnostics));
    return found.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
  },
};

/** Diagnostics of several texts as one program, text by text. */
function checkFiles(texts: readonly string[]): readonly (readonly Diagnostic[])[] {
  const parsed = texts.map((text) => parse(text));
  const { results } = checkModules(
    parsed.map(({ document }) => document),
    EMPTY_WORLD,
  );
  return parsed.map(({ diagnostics }, index) => [...diagnostics, ...(results[index]?.diagnostics ?? [])]);
}
