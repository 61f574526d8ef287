import './fields.css';
import { Icon } from '../icon.js';
import type { Segment } from './segmented.js';

interface TogglesProps<T extends string> {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly pressed: ReadonlySet<T>;
  readonly onToggle: (value: T) => void;
}

/** Any subset of a few, each a button that stays pressed. */
export function Toggles<T extends string>({ label, segments, pressed, onToggle }: TogglesProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a frame
    <div className="rw-segments" role="group" aria-label={label}>
      {segments.map((segment) => (
        <button key={segment.value} type="button" aria-pressed={pressed.has(segment.value)} onClick={() => onToggle(segment.value)}>
          {segment.icon && <Icon name={segment.icon} size={14} />}
          {segment.label}
        </button>
      ))}
    </div>
  );
}
