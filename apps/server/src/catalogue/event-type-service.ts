import type { Drift, EventTypeDetail, EventTypeSummary } from '@rulewright/contracts';
import { type EventRecord, type EventType, suggest, typeName } from '@rulewright/core';
import type { EventTypeService } from '../api/services.js';
import type { EventPath } from '../engine/event-path.js';
import { RequestFailure } from '../failure.js';
import type { DeployedRules } from '../rules/deployed-rules.js';
import { moduleFlow } from '../rules/module-facts.js';

export interface EventTypesOptions {
  readonly deployed: DeployedRules;
  readonly path: () => EventPath;
  readonly rateOf: (eventType: string) => number;
}

/** The event types that deployed modules declare and derive. */
export class EventTypes implements EventTypeService {
  readonly #options: EventTypesOptions;

  constructor(options: EventTypesOptions) {
    this.#options = options;
  }

  async list(): Promise<readonly EventTypeSummary[]> {
    // types are known without the engine too: while it recovers, nothing is said of what came lately
    const found = await this.#options.path().ask<'drifts'>({ kind: 'drifts' }).catch(noneWhileAway);
    const drifts = new Map(found.map((one) => [one.eventType, one.drifts]));
    return [...this.#options.deployed.book.world.types.values()].map((type) => this.#summary(type, drifts.get(type.name) ?? []));
  }

  async get(name: string): Promise<EventTypeDetail> {
    const { deployed } = this.#options;
    const { types } = deployed.book.world;
    const type = types.get(name);
    if (!type) {
      const near = suggest(name, types.keys());
      throw new RequestFailure('not-found', `there is no event type "${name}"${near ? `; did you mean "${near}"?` : ''}`);
    }
    const flows = deployed.book.modules.map(({ module, checked }) => ({ module, ...moduleFlow(checked) }));
    const { newest, drifts } = await this.#options.path().ask<'samples'>({ kind: 'samples', eventType: name });
    return {
      ...this.#summary(type, drifts),
      readBy: flows.filter(({ reads }) => reads.includes(name)).map(({ module }) => module),
      writtenBy: flows.filter(({ writes }) => writes.includes(name)).map(({ module }) => module),
      // Samples are records as they came: JSON by nature.
      samples: newest as readonly EventRecord[],
    };
  }

  #summary(type: EventType, drifts: readonly Drift[]): EventTypeSummary {
    const { name, origin, properties, supertypes, open } = type;
    const module = this.#options.deployed.book.modules.find(({ checked }) => checked.types.some((one) => one.name === name));
    return {
      name,
      origin,
      module: module?.module ?? null,
      properties: properties.map((property) => ({ name: property.name, type: typeName(property.type) })),
      supertypes,
      open: open ?? false,
      eventsPerSecond: this.#options.rateOf(name),
      drifts,
    };
  }
}

function noneWhileAway(error: unknown): readonly never[] {
  if (error instanceof RequestFailure) return [];
  throw error;
}
