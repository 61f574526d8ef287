import { runScenario, type Scenario } from '@rulewright/engine/testing';
import { readArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { readText } from '../files.js';
import { UsageError } from '../usage-error.js';

/** `rulewright scenario`: runs scenario files from an empty engine, one JSON answer a line. */
export const scenario: Command = {
  help: `A file holds one scenario, a JSON array of them, or one a line; "-" reads standard input.
A scenario has "name", "epl" (a text or several), "start" and "steps": {"time"}, {"span"}, {"send","event"}, {"iterate"},
{"query"}, {"deploy","as"}, {"undeploy"}. An answer has "name", "error" and "out": what came out, step by step.`,
  async run(args) {
    const { positionals } = readArguments(args, {});
    if (positionals.length === 0) throw new UsageError('scenario needs at least one file');
    for (const file of positionals) {
      for (const one of readScenarios(file)) process.stdout.write(`${JSON.stringify(runScenario(one))}\n`);
    }
    return 0;
  },
};

/** One scenario, an array, or one a line. @throws UsageError naming the file and what is wrong */
function readScenarios(file: string): readonly Scenario[] {
  const text = readText(file).trim();
  const values = parseMany(file, text);
  for (const [index, value] of values.entries()) {
    if (!isScenario(value)) throw new UsageError(`"${file}": scenario ${index + 1} needs "name", "epl" and "steps"`, 1);
  }
  return values as Scenario[];
}

function parseMany(file: string, text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, index) => {
        try {
          return JSON.parse(line) as unknown;
        } catch (error) {
          throw new UsageError(
            `"${file}" line ${index + 1} is no JSON: ${error instanceof Error ? error.message : String(error)}`,
            1,
          );
        }
      });
  }
}

function isScenario(value: unknown): value is Scenario {
  if (typeof value !== 'object' || value === null) return false;
  const { name, epl, steps } = value as Record<string, unknown>;
  return typeof name === 'string' && (typeof epl === 'string' || Array.isArray(epl)) && Array.isArray(steps);
}
