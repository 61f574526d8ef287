import { readFileSync } from 'node:fs';

/** Beside the package, so that `npm start -- --help` can show it before anything is built. */
const HELP_FILE = new URL('../../help.txt', import.meta.url);

export const helpText = (): string => readFileSync(HELP_FILE, 'utf8');
