import type { InspectInput, InspectionReading } from '@rulewright/contracts';

const EVERY_MS = 500;

export interface NodeInspectionsOptions {
  readonly read: (input: InspectInput) => Promise<InspectionReading>;
  readonly send: (room: string, reading: InspectionReading) => void;
}

interface View {
  readonly input: InspectInput;
  viewers: number;
  reading: boolean;
}

/** Reads the nodes that somebody looks at, twice a second, each page once however many look at it. */
export class NodeInspections {
  readonly #options: NodeInspectionsOptions;
  readonly #views = new Map<string, View>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: NodeInspectionsOptions) {
    this.#options = options;
  }

  /** One more looks at it. @returns the room to which its readings go */
  open(input: InspectInput): string {
    const { module, nodes, before, offset, limit } = input;
    const room = `node ${JSON.stringify([module, nodes, before, offset, limit])}`;
    const view = this.#views.get(room) ?? { input, viewers: 0, reading: false };
    view.viewers++;
    this.#views.set(room, view);
    this.#timer ??= setInterval(() => this.#readAll(), EVERY_MS);
    void this.#read(room, view);
    return room;
  }

  /** One goes; without a room, all do. */
  close(room?: string): void {
    if (room === undefined) this.#views.clear();
    else {
      const view = this.#views.get(room);
      if (view && --view.viewers === 0) this.#views.delete(room);
    }
    if (this.#views.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #readAll(): void {
    for (const [room, view] of this.#views) void this.#read(room, view);
  }

  async #read(room: string, view: View): Promise<void> {
    // A busy engine answers late: readings are left out then, they do not pile up.
    if (view.reading) return;
    view.reading = true;
    try {
      const reading = await this.#options.read(view.input);
      if (this.#views.has(room)) this.#options.send(room, reading);
    } catch {
      // The engine recovers or stops: there is nothing to show until it answers again.
    } finally {
      view.reading = false;
    }
  }
}
