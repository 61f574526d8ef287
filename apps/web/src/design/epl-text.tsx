import './epl-text.css';
import { Fragment } from 'react';
import { colourEpl } from './colour-epl.js';

/**
 * EPL to be read: in the colours of the editor, without its weight. Where its lines may wrap, they do so at brackets, commas
 * and periods.
 */
export function EplText({ text }: { readonly text: string }) {
  return (
    <pre className="rw-epl">
      <code>
        {colourEpl(text).map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text
          <span key={index} data-role={piece.role}>
            {piece.role === 'operator' ? withBreaks(piece.text) : piece.text}
          </span>
        ))}
      </code>
    </pre>
  );
}

/** Signs between words, with the places where a line may end: behind `(` and `,`, before `.`. */
function withBreaks(signs: string) {
  return signs.split(/(?<=[(,])|(?=\.)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
    <Fragment key={index}>
      {part.startsWith('.') && <wbr />}
      {part}
      {/[(,]$/.test(part) && <wbr />}
    </Fragment>
  ));
}
