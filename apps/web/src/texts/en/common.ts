/** Words that more than one room uses. */
export const states = { live: 'Live', shadow: 'Shadow', draft: 'Draft', paused: 'Paused', failing: 'Failing' } as const;

export const severities = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', info: 'Info' } as const;

export const alertStates = { open: 'Open', acknowledged: 'Acknowledged', closed: 'Closed' } as const;

export const common = {
  product: 'Rulewright',
  loading: 'Loading',
  any: 'any',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  notReachable: 'The server does not answer',
  notReachableDetail: 'What is shown is what was known last. Nothing you typed is lost.',
  wentWrong: 'This screen met a fault of ours',
  wentWrongDetail: 'The engine and your rules are not touched by it.',
  reload: 'Load the page again',
} as const;
