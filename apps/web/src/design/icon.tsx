import { ICONS, type IconName } from './icons.js';

interface IconProps {
  readonly name: IconName;
  /** 14 and 16 in controls and nodes, 20 in the rail and in heads */
  readonly size?: 14 | 16 | 20;
  readonly className?: string;
}

/** An outline icon: a 1 px line at 14 and 16, 1.25 px at 20. Always decoration: the word beside it, or the control's label, speaks. */
export function Icon({ name, size = 16, className }: IconProps) {
  const Drawing = ICONS[name];
  const linePx = size === 20 ? 1.25 : 1;
  // the drawings live in a box of 24 units
  return <Drawing size={size} stroke={(linePx * 24) / size} className={className} aria-hidden focusable={false} />;
}
