/** Constants of Java classes that content reads, by class and name. */
export const HOST_CONSTANTS: Readonly<Record<string, { readonly type: 'int' | 'long' | 'double'; readonly value: number }>> = {
  'Math.PI': { type: 'double', value: Math.PI },
  'Math.E': { type: 'double', value: Math.E },
  'Integer.MAX_VALUE': { type: 'int', value: 2_147_483_647 },
  'Integer.MIN_VALUE': { type: 'int', value: -2_147_483_648 },
  // exact to 2^53 only, as every long here
  'Long.MAX_VALUE': { type: 'long', value: Number.MAX_SAFE_INTEGER },
  'Long.MIN_VALUE': { type: 'long', value: Number.MIN_SAFE_INTEGER },
  'Double.MAX_VALUE': { type: 'double', value: Number.MAX_VALUE },
  'Double.NaN': { type: 'double', value: Number.NaN },
};
