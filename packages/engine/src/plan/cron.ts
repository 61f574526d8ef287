import type { PlanExpression } from './expression.js';

/** One field of a crontab, in the order minute, hour, day of month, month, day of week (0 = Sunday), second. */
export type PlanCronField =
  | { readonly kind: 'any' }
  | { readonly kind: 'every'; readonly step: PlanExpression }
  | { readonly kind: 'value'; readonly value: PlanExpression }
  | { readonly kind: 'range'; readonly low: PlanExpression; readonly high: PlanExpression }
  | { readonly kind: 'list'; readonly items: readonly PlanCronField[] }
  | { readonly kind: 'last'; readonly value?: PlanExpression }
  | { readonly kind: 'weekday'; readonly value?: PlanExpression };
