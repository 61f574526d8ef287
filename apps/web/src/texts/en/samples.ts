export const samples = {
  newest: 'Newest events',
  newestOf: (type: string) => `Newest events of ${type}`,
  sample: (values: string) => `Event: ${values}`,
  noProperties: 'no properties',
  drag: 'Drag it onto the canvas to read such events',
  title: (type: string) => `Read ${type} like this one`,
  which: 'Only events that say',
  all: 'All values',
  none: 'No values',
  every: (type: string) => `Every ${type} is read.`,
  add: 'Add',
} as const;
