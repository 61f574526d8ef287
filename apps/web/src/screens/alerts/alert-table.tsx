import '../../design/layout/table.css';
import './alerts.css';
import type { Alert } from '@rulewright/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { texts } from '../../texts/texts.js';
import { AlertRow } from './alert-row.js';

interface AlertTableProps {
  readonly rows: readonly Alert[];
  readonly selected: string | undefined;
  readonly marked: ReadonlySet<string>;
  readonly more: boolean;
  readonly onSelect: (alert: Alert) => void;
  readonly onMark: (alert: Alert) => void;
  readonly onOlder: () => void;
  /** somebody reads: the mouse is on the rows, or they are scrolled */
  readonly onReading: (reading: boolean) => void;
  readonly ref?: Ref<AlertTableHandle>;
}

export interface AlertTableHandle {
  readonly toTop: () => void;
  readonly show: (index: number) => void;
}

const ROW_HEIGHT = 32;
const HEAD_HEIGHT = 30;
const OVERSCAN = 12;

/** The rows that are in sight, of however many. */
export function AlertTable(props: AlertTableProps) {
  const { rows, selected, marked, more, onSelect, onMark, onOlder, onReading, ref } = props;
  const scroller = useRef<HTMLElement>(null);
  const pointerInside = useRef(false);
  const rowHeight = useRowHeight(scroller);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: HEAD_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const before = first ? first.start - HEAD_HEIGHT : 0;
  const after = last ? virtual.getTotalSize() - (last.end - HEAD_HEIGHT) : 0;

  useImperativeHandle(
    ref,
    () => ({
      toTop: () => scroller.current?.scrollTo({ top: 0 }),
      show: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    }),
    [virtual],
  );
  useEffect(() => {
    if (more && last && last.index >= rows.length - OVERSCAN) onOlder();
  }, [more, last, rows.length, onOlder]);

  const tell = () => onReading(pointerInside.current || (scroller.current?.scrollTop ?? 0) > 0);
  const point = (inside: boolean) => () => {
    pointerInside.current = inside;
    tell();
  };
  return (
    <section
      className="rw-table-scroll"
      aria-label={texts.alerts.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by key
      tabIndex={0}
      ref={scroller}
      onScroll={tell}
      onPointerEnter={point(true)}
      onPointerLeave={point(false)}
    >
      <table className="rw-table" aria-label={texts.alerts.title} aria-rowcount={rows.length + 1}>
        <Columns />
        <tbody>
          {before > 0 && <Gap height={before} />}
          {items.map((item) => {
            const alert = rows[item.index];
            return (
              alert && (
                <AlertRow
                  key={alert.id}
                  alert={alert}
                  index={item.index + 1}
                  selected={alert.id === selected}
                  marked={marked.has(alert.id)}
                  onSelect={onSelect}
                  onMark={onMark}
                />
              )
            );
          })}
          {after > 0 && <Gap height={after} />}
        </tbody>
      </table>
    </section>
  );
}

function Columns() {
  const words = texts.alerts.columns;
  return (
    <>
      <colgroup>
        <col className="rw-col-check" />
        <col className="rw-col-severity" />
        <col className="rw-col-name" />
        <col />
        <col className="rw-col-alert-state" />
        <col className="rw-col-age" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words.select}</span>
          </th>
          <th scope="col">{words.severity}</th>
          <th scope="col">{words.rule}</th>
          <th scope="col">{words.key}</th>
          <th scope="col">{words.state}</th>
          <th scope="col" className="rw-cell-right">
            {words.age}
          </th>
        </tr>
      </thead>
    </>
  );
}

/** The place of rows that are not in sight. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={6} style={{ padding: 0, border: 0 }} />
    </tr>
  );
}

/** The density decides; it is read from the page once. */
function useRowHeight(element: { readonly current: HTMLElement | null }): number {
  const height = useRef(0);
  if (height.current === 0) {
    const style = getComputedStyle(element.current ?? document.documentElement);
    height.current = Number.parseInt(style.getPropertyValue('--row-h'), 10) || ROW_HEIGHT;
  }
  return height.current;
}
