import type { Value } from '@rulewright/core';

export interface LookupRequest {
  readonly id: number;
  readonly lookup: string;
  readonly sql: readonly string[];
  readonly parameters: readonly Value[];
}
export interface LookupPort {
  request(request: LookupRequest): void;
}
