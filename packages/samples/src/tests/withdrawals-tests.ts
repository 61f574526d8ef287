import { MINUTE, row, type SampleTest, send } from './sample-test.js';

const withdrawal = (atMs: number, cantidad: number | null) => send(atMs, 'Retirada', { tarjeta: '4929', cantidad });
const told = (atMs: number, count: number, sum: number) => row('withdrawals', atMs, { 'count(*)': count, 'sum(cantidad)': sum });

export const WITHDRAWALS_TESTS: readonly SampleTest[] = [
  {
    name: 'Big withdrawals are counted and summed',
    steps: [withdrawal(0, 250), withdrawal(MINUTE, 300)],
    expect: [told(0, 1, 250), told(MINUTE, 2, 550)],
  },
  { name: 'Two hundred is big', steps: [withdrawal(0, 200)], expect: [told(0, 1, 200)] },
  { name: 'Less is not', steps: [withdrawal(0, 199.99), withdrawal(1000, null)], expect: [] },
];
