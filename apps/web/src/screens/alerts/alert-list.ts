import type { Alert, AlertChange, AlertFilter, AlertPage } from '@rulewright/contracts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { passesFilter } from '../../live/alert-filter.js';

export interface AlertListState {
  /** what is shown, newest first */
  readonly rows: readonly Alert[];
  /** came while the list was held, newest first; not shown yet */
  readonly fresh: readonly Alert[];
  /** since when the list is held; undefined: new rows come in at once */
  readonly heldSinceMs: number | undefined;
  /** pages older than the rows begin below this `seq`; null: that was all */
  readonly nextBefore: number | null;
  /** alerts that pass the filter, and those of them that are open; the server has counted up to `countedTo` and `openCountedTo` */
  readonly total: number;
  readonly open: number;
  readonly countedTo: number;
  readonly openCountedTo: number;
  /** more was missed than is fetched: the rows have a hole and should be loaded again */
  readonly stale: boolean;
}

const EMPTY: AlertListState = {
  ...{ rows: [], fresh: [], heldSinceMs: undefined, nextBefore: null, stale: false },
  ...{ total: 0, open: 0, countedTo: Number.POSITIVE_INFINITY, openCountedTo: Number.POSITIVE_INFINITY },
};

/**
 * The rows of one filter: pages from the server below, what comes by the live connection above. While somebody reads, nothing moves:
 * new rows wait, rows on the screen only change their state. Outside React; see the screen for what holds it.
 */
export class AlertList {
  readonly store: StoreApi<AlertListState> = createStore<AlertListState>(() => EMPTY);
  readonly #filter: AlertFilter;

  constructor(filter: AlertFilter) {
    this.#filter = filter;
  }

  /** The first page in place of all rows; alerts that came after it was made stay above it. A held list stays held. */
  load(page: AlertPage): void {
    const newest = page.alerts[0]?.seq ?? -1;
    this.store.setState((state) => ({
      rows: [...[...state.fresh, ...state.rows].filter((row) => row.seq > newest), ...page.alerts],
      fresh: [],
      nextBefore: page.nextBefore,
      total: page.total,
      open: page.open,
      countedTo: page.countedTo,
      openCountedTo: page.openCountedTo,
      stale: false,
    }));
  }

  /** An older page below the rows. */
  append(page: AlertPage): void {
    this.store.setState((state) => {
      const known = new Set(state.rows.map((row) => row.id));
      return { rows: [...state.rows, ...page.alerts.filter((alert) => !known.has(alert.id))], nextBefore: page.nextBefore };
    });
  }

  /** What just came, oldest first. */
  arrive(alerts: readonly Alert[]): void {
    const passing = alerts.filter((alert) => passesFilter(alert, this.#filter)).toReversed();
    if (passing.length === 0) return;
    this.store.setState((state) => {
      const known = new Set([...state.rows.slice(0, 500), ...state.fresh].map((row) => row.id));
      const added = passing.filter((alert) => !known.has(alert.id));
      const counts = {
        total: state.total + added.length,
        open: state.open + added.filter((alert) => alert.state === 'open').length,
      };
      const held = state.heldSinceMs !== undefined;
      return held ? { ...counts, fresh: [...added, ...state.fresh] } : { ...counts, rows: [...added, ...state.rows] };
    });
  }

  /** Somebody changed alerts. A row on the screen stays where it is, though it may no longer pass the filter. */
  change(changes: readonly AlertChange[]): void {
    const byId = new Map(changes.map((change) => [change.id, change]));
    const apply = (row: Alert): Alert => changed(row, byId.get(row.id));
    this.store.setState((state) => {
      const rows = state.rows.map(apply);
      const fresh = state.fresh.map(apply);
      const more = openOf(rows) + openOf(fresh) - openOf(state.rows) - openOf(state.fresh);
      return { rows, fresh, open: state.open + more, openCountedTo: boundAfter(state, more) };
    });
  }

  lost(): void {
    this.store.setState({ stale: true });
  }

  /** Holds the list from now on, or lets go: what waited comes in. */
  hold(on: boolean, atMs: number): void {
    const { heldSinceMs } = this.store.getState();
    if (on && heldSinceMs === undefined) this.store.setState({ heldSinceMs: atMs });
    if (!on && heldSinceMs !== undefined) this.store.setState(released);
  }

  /** Shows what waited; the list stays held if it was. */
  showFresh(): void {
    this.store.setState((state) => ({ rows: [...state.fresh, ...state.rows], fresh: [] }));
  }
}

/**
 * How far open alerts are counted when there are `more` of them: of so many or more, one that is closed leaves one less, or
 * more.
 */
function boundAfter({ open, openCountedTo }: AlertListState, more: number): number {
  return open >= openCountedTo ? Math.max(0, openCountedTo + Math.min(0, more)) : openCountedTo;
}

function changed(row: Alert, change: AlertChange | undefined): Alert {
  if (!change) return row;
  const { state = row.state, stateBy = row.stateBy, enrichments } = change;
  return { ...row, state, stateBy, ...(enrichments ? { enrichments } : {}) };
}

function released(state: AlertListState): Partial<AlertListState> {
  return { heldSinceMs: undefined, rows: [...state.fresh, ...state.rows], fresh: [] };
}

function openOf(rows: readonly Alert[]): number {
  return rows.reduce((count, row) => (row.state === 'open' ? count + 1 : count), 0);
}
