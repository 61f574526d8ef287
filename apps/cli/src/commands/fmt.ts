import { writeFileSync } from 'node:fs';
import { applyEdits, type Diagnostic, hasErrors } from '@rulewright/core';
import { format, parse } from '@rulewright/epl/syntax';
import { readArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { readText } from '../files.js';
import { located, printed } from '../report-diagnostics.js';
import { UsageError } from '../usage-error.js';

interface Formatted {
  readonly file: string;
  readonly text: string;
  readonly wanted: string;
  readonly errors: readonly Diagnostic[];
}

/** `rulewright fmt`: the house style for EPL files, in place. */
export const fmt: Command = {
  help: `Only blanks and line breaks change: no word, no comment. A statement with a syntax error is left as it is. "-" reads standard input and
prints the result.
  --check  writes nothing; exit 1 when a file is not in the house style
  --json   one JSON array: file, changed, errors`,
  async run(args) {
    const { values, positionals } = readArguments(args, { check: { type: 'boolean' }, json: { type: 'boolean' } });
    if (positionals.length === 0) throw new UsageError('fmt needs at least one file');
    const files = positionals.map(formatted);
    if (!values.check) for (const each of files) write(each);
    if (values.json) process.stdout.write(`${JSON.stringify(files.map(asJson), null, 1)}\n`);
    else for (const each of files) report(each, values.check === true);
    const unsound = files.some(({ errors }) => errors.length > 0);
    const unstyled = values.check === true && files.some(({ text, wanted }) => text !== wanted);
    return unsound || unstyled ? 1 : 0;
  },
};

function formatted(file: string): Formatted {
  const text = readText(file);
  const { diagnostics } = parse(text);
  return { file, text, wanted: styled(text), errors: hasErrors(diagnostics) ? diagnostics : [] };
}

/** In the house style, each line ended as the first one is. */
function styled(text: string): string {
  const plain = text.replaceAll('\r\n', '\n');
  const wanted = applyEdits(plain, format(plain));
  return /^[^\n]*\r\n/.test(text) ? wanted.replaceAll('\n', '\r\n') : wanted;
}

function write({ file, text, wanted }: Formatted): void {
  if (file === '-') process.stdout.write(wanted);
  else if (text !== wanted) writeFileSync(file, wanted);
}

function report({ file, text, wanted, errors }: Formatted, check: boolean): void {
  process.stderr.write(printed(file, text, errors));
  if (file !== '-' && text !== wanted) process.stdout.write(`${file}${check ? ': not in the house style' : ''}\n`);
}

function asJson({ file, text, wanted, errors }: Formatted) {
  return { file, changed: text !== wanted, errors: located(file, text, errors) };
}
