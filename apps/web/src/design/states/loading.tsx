import './states.css';
import { texts } from '../../texts/texts.js';

/** Widths of the blocks of a row, in the rhythm of a list: mark, name, columns, number. */
const BLOCKS = [12, 64, 128, 32];

/** The shape of what comes, after 200 ms, without a shimmer. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  return (
    <div className="rw-loading" role="status" aria-label={texts.common.loading}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a shape have no other name
        <div className="rw-loading-row" key={row}>
          {BLOCKS.map((width, block) => (
            <i key={width} style={{ width, marginLeft: block === BLOCKS.length - 1 ? 'auto' : undefined }} />
          ))}
        </div>
      ))}
    </div>
  );
}
