/** What a step may hold, and of which form. At least one of these makes it a step; `event` and `as` only go with another. */
const FORMS: Readonly<Record<string, 'time' | 'text' | 'object'>> = {
  time: 'time',
  span: 'time',
  send: 'text',
  event: 'object',
  iterate: 'text',
  query: 'text',
  deploy: 'text',
  as: 'text',
  undeploy: 'text',
};
const GOES_WITH: Readonly<Record<string, string>> = { event: 'send', as: 'deploy' };
const ACTIONS = Object.keys(FORMS).filter((name) => !Object.hasOwn(GOES_WITH, name));

/** Why this is no step of a scenario, as it is read from a file; undefined if it is one. */
export function stepFault(step: unknown): string | undefined {
  if (typeof step !== 'object' || step === null || Array.isArray(step)) return 'is no object';
  const names = Object.keys(step);
  const odd = names.find((name) => !Object.hasOwn(FORMS, name));
  if (odd !== undefined) return `has "${odd}", which is none of ${Object.keys(FORMS).join(', ')}`;
  if (!names.some((name) => ACTIONS.includes(name))) return `does nothing: it needs one of ${ACTIONS.join(', ')}`;
  return Object.entries(step)
    .map(([name, value]) => formFault(name, value))
    .find((fault) => fault !== undefined);
}

function formFault(name: string, value: unknown): string | undefined {
  switch (FORMS[name]) {
    case 'time':
      return Number.isFinite(value) && Number(value) >= 0 ? undefined : `needs a "${name}" in milliseconds, zero or more`;
    case 'text':
      return typeof value === 'string' ? undefined : `needs a text as "${name}"`;
    default:
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : `needs an object as "${name}"`;
  }
}
