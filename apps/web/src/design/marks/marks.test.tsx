import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SeverityTicks } from './severity-ticks.js';
import { StateMark } from './state-mark.js';
import { TickSpark } from './tick-spark.js';

describe('a mark', () => {
  it('carries its word, or is labelled by it where there is no room', () => {
    render(
      <>
        <StateMark state="shadow" />
        <StateMark state="failing" word={false} />
        <SeverityTicks severity="high" word={false} />
      </>,
    );
    expect(screen.getByText('Shadow')).toBeDefined();
    expect(screen.getAllByRole('img').map((mark) => mark.getAttribute('aria-label'))).toEqual(['Failing', 'High']);
  });

  it('lights as many ticks as the severity says', () => {
    const lit = (['critical', 'high', 'medium', 'low', 'info'] as const).map((severity) => {
      const { container } = render(<SeverityTicks severity={severity} />);
      return container.querySelectorAll('[data-lit]').length;
    });
    expect(lit).toEqual([4, 3, 2, 1, 0]);
  });
});

describe('a small series', () => {
  it('gives the highest count the whole height, a small one a pixel, and leaves zero a gap', () => {
    const { container } = render(<TickSpark counts={[0, 1, 1_000, 500]} width={40} height={16} label="Alerts" />);
    const ticks = [...container.querySelectorAll('rect')].map((tick) => [
      Number(tick.getAttribute('x')),
      Number(tick.getAttribute('height')),
    ]);
    expect(ticks).toEqual([
      [10, 1],
      [20, 16],
      [30, 8],
    ]);
  });
});
