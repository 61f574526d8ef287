import type { Alert, AlertBatch, Watch } from '@rulewright/contracts';
import { AlertBatcher } from './alert-batcher.js';

type AlertWatch = NonNullable<Watch['alerts']>;

interface Room {
  readonly batcher: AlertBatcher;
  readonly wants: (alert: Alert) => boolean;
  members: number;
}

/** Name of the room of those who want these alerts; the same for the same wish. */
function alertRoom({ rules, severities }: AlertWatch): string {
  const part = (name: string, values: readonly string[] | undefined): string =>
    values?.length ? ` ${name} ${[...new Set(values)].sort().join(',')}` : '';
  return `alerts${part('rule', rules)}${part('severity', severities)}`;
}

/** The audiences of alerts: one room for each wish that somebody has, so that a batch is encoded once however many listen. */
export class AlertRooms {
  readonly #rooms = new Map<string, Room>();
  readonly #send: (room: string, batch: AlertBatch) => void;

  constructor(send: (room: string, batch: AlertBatch) => void) {
    this.#send = send;
  }

  /** @returns the room's name */
  enter(watch: AlertWatch): string {
    const name = alertRoom(watch);
    const room = this.#rooms.get(name) ?? this.#make(name, watch);
    room.members++;
    return name;
  }

  leave(name: string): void {
    const room = this.#rooms.get(name);
    if (room && --room.members === 0) this.#rooms.delete(name);
  }

  publish(alerts: readonly Alert[]): void {
    for (const { batcher, wants } of this.#rooms.values()) batcher.add(alerts.filter(wants));
  }

  #make(name: string, { rules, severities }: AlertWatch): Room {
    const batcher = new AlertBatcher({
      send: (alerts, skipped) => this.#send(name, { alerts, skipped }),
      now: () => performance.now(),
      later: (run, ms) => void setTimeout(run, ms).unref(),
    });
    const wants = (alert: Alert): boolean =>
      (!rules?.length || rules.includes(alert.rule)) && (!severities?.length || severities.includes(alert.severity));
    const room = { batcher, wants, members: 0 };
    this.#rooms.set(name, room);
    return room;
  }
}
