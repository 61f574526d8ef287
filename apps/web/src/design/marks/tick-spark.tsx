import './marks.css';

interface TickSparkProps {
  /** one count a bucket, oldest first */
  readonly counts: readonly number[];
  readonly width: number;
  readonly height: number;
  /** what the counts are, for those who do not see the ticks */
  readonly label: string;
  /** a colour variable; severity colours for alerts, the engine's for rates */
  readonly color?: string;
  /** a hairline under the ticks, so that an empty one is a place and not a hole */
  readonly base?: boolean;
}

/**
 * A small series as ticks, its newest count at the right. The highest count takes the whole height and every other than zero at least
 * one pixel: a zero stays a gap.
 */
export function TickSpark({ counts, width, height, label, color, base = false }: TickSparkProps) {
  const step = width / Math.max(counts.length, 1);
  const tick = Math.max(1, Math.min(3, Math.floor(step * 0.7)));
  const highest = Math.max(...counts, 1);
  return (
    <svg
      className="rw-ticks"
      width={width}
      height={height}
      role="img"
      aria-label={label}
      style={color ? { color: `var(--${color})` } : undefined}
    >
      {base && <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} />}
      {counts.map((count, index) => {
        const tall = count <= 0 ? 0 : Math.max(1, Math.round((count / highest) * height));
        // biome-ignore lint/suspicious/noArrayIndexKey: a bucket is its place in the series
        return tall > 0 && <rect key={index} x={Math.round(index * step)} y={height - tall} width={tick} height={tall} />;
      })}
    </svg>
  );
}
