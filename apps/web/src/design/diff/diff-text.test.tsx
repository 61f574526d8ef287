import { lineDiff } from '@rulewright/core';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DiffText } from './diff-text.js';

it('says of each line that is new or gone what became of it', () => {
  render(<DiffText label="Yours" lines={lineDiff('select a\nfrom e', 'select b\nfrom e')} />);
  const { children } = screen.getByRole('region', { name: 'Yours' });
  expect([...children].map(({ textContent }) => textContent)).toEqual(['−removed: select a', '+added: select b', 'from e']);
});
