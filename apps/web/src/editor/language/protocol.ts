import type { WireWorld } from '@rulewright/contracts';
import type { PropertyDrift } from '@rulewright/epl/semantics';
import type { LanguageService } from '@rulewright/epl/service';
import type { LanguageAnswer } from '../document/analysis.js';
import type { DrawingService } from './drawing-service.js';

type Services = LanguageService & DrawingService;

/** Questions that an editor asks one by one. */
export type Method = Exclude<keyof Services, 'setWorld' | 'diagnostics'>;

export type Arguments<M extends Method> = Parameters<Services[M]>;
export type Result<M extends Method> = ReturnType<Services[M]>;

/** Event types of which the newest events differ from the declaration, with the properties in which they do. */
export type DriftsByType = readonly {
  readonly name: string;
  readonly drifts: readonly (readonly [property: string, drift: PropertyDrift])[];
}[];

/** What the language worker is told and asked; every `read` and `ask` is answered with the same `id`. */
export type ToWorker =
  | { readonly kind: 'world'; readonly world: WireWorld; readonly drifts: DriftsByType }
  | { readonly kind: 'read'; readonly id: number; readonly text: string }
  | { readonly kind: 'ask'; readonly id: number; readonly method: Method; readonly arguments: readonly unknown[] };

export type FromWorker =
  | ({ readonly kind: 'read'; readonly id: number } & LanguageAnswer)
  | { readonly kind: 'ask'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
