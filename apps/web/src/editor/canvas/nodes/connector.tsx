import './node.css';
import { LiveText, rateText } from './live-text.js';

interface ConnectorProps {
  readonly counter: string | undefined;
  readonly length: number;
  readonly port: string;
}

/** The line to what comes next, its port, and what passes. */
export function Connector({ counter, length, port }: ConnectorProps) {
  return (
    <span className="rw-connector" data-port={port} style={{ height: length - 2 }}>
      {counter !== undefined && <LiveText node={counter} className="rw-connector-rate" write={rateText} />}
    </span>
  );
}
