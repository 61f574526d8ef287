import './epl-text.css';
import { colourEpl } from './colour-epl.js';

/** EPL to be read: in the colours of the editor, without its weight. */
export function EplText({ text }: { readonly text: string }) {
  return (
    <pre className="rw-epl">
      <code>
        {colourEpl(text).map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text
          <span key={index} data-role={piece.role}>
            {piece.text}
          </span>
        ))}
      </code>
    </pre>
  );
}
