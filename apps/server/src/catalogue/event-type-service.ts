import type { EventTypeDetail, EventTypeSummary } from '@rulewright/contracts';
import { type EventRecord, type EventType, suggest, typeName } from '@rulewright/core';
import type { EventTypeService } from '../api/services.js';
import type { EventPath } from '../engine/event-path.js';
import type { TypeSamples } from '../engine/session/event-samples.js';
import { RequestFailure } from '../failure.js';
import type { DeployedRules } from '../rules/deployed-rules.js';
import { moduleFlow } from '../rules/module-facts.js';
import { driftOf } from './drift.js';

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
    const samples = await this.#samples().catch(noneWhileAway);
    return [...this.#options.deployed.book.world.types.values()].map((type) => this.#summary(type, samples.get(type.name)));
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
    const samples = (await this.#samples()).get(name);
    return {
      ...this.#summary(type, samples),
      readBy: flows.filter(({ reads }) => reads.includes(name)).map(({ module }) => module),
      writtenBy: flows.filter(({ writes }) => writes.includes(name)).map(({ module }) => module),
      // Samples are records as they came: JSON by nature.
      samples: (samples?.newest ?? []) as readonly EventRecord[],
    };
  }

  async #samples(): Promise<ReadonlyMap<string, TypeSamples>> {
    const all = await this.#options.path().ask<'samples'>({ kind: 'samples' });
    return new Map(all.map((samples) => [samples.eventType, samples]));
  }

  #summary(type: EventType, samples: TypeSamples | undefined): EventTypeSummary {
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
      // what rules make has the shape that they give it
      drifts: samples && origin === 'schema' ? driftOf(type, samples) : [],
    };
  }
}

function noneWhileAway(error: unknown): ReadonlyMap<string, TypeSamples> {
  if (error instanceof RequestFailure) return new Map();
  throw error;
}
