import { Fragment } from 'react';
import { shownDirections } from '../../texts/shown-directions.js';

/** What an event says, or a name that came with it: its direction is its own, so that it cannot turn what stands around it. */
export function EventValue({ text }: { readonly text: string }) {
  return <bdi>{shownDirections(text)}</bdi>;
}

interface EventValuesProps {
  readonly values: readonly string[];
  readonly between: string;
}

/** Values in a line, each in its own direction. */
export function EventValues({ values, between }: EventValuesProps) {
  return values.map((value, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place in the line
    <Fragment key={index}>
      {index > 0 && between}
      <EventValue text={value} />
    </Fragment>
  ));
}
