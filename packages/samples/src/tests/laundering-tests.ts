import { HOUR, MINUTE, row, type SampleTest, send, until } from './sample-test.js';

const income = (atMs: number, clientid = 'c7') => send(atMs, 'event', { transaction: 'card_income', clientid, amount: 1000 });
const payment = (atMs: number, amount: number, clientid = 'c7') =>
  send(atMs, 'event', { transaction: 'card_outcome', clientid, amount });
const told = (atMs: number, total: number, clientid = 'c7') => row('obnal', atMs, { 'a.clientid': clientid, income: 1000, total });

export const LAUNDERING_TESTS: readonly SampleTest[] = [
  {
    name: 'Income, a payment after 2 h 50 min, three more within 15 min',
    steps: [
      income(0),
      payment(170 * MINUTE, 100),
      payment(171 * MINUTE, 50),
      payment(172 * MINUTE, 60),
      payment(185 * MINUTE, 70),
      until(4 * HOUR),
    ],
    expect: [told(190 * MINUTE, 280)],
  },
  {
    name: 'Two more are not enough',
    steps: [income(0), payment(MINUTE, 100), payment(2 * MINUTE, 50), payment(3 * MINUTE, 60), until(HOUR)],
    expect: [],
  },
  {
    name: 'The third comes after 20 min',
    steps: [income(0), payment(0, 100), payment(2 * MINUTE, 50), payment(3 * MINUTE, 60), payment(25 * MINUTE, 70), until(HOUR)],
    expect: [],
  },
  {
    name: 'The first payment comes after 3 h',
    steps: [
      income(0),
      payment(190 * MINUTE, 100),
      payment(191 * MINUTE, 50),
      payment(192 * MINUTE, 60),
      payment(193 * MINUTE, 70),
      until(5 * HOUR),
    ],
    expect: [],
  },
  {
    name: 'Payments of another client do not count',
    steps: [
      income(0),
      payment(MINUTE, 100),
      payment(2 * MINUTE, 50, 'c8'),
      payment(3 * MINUTE, 60, 'c8'),
      payment(4 * MINUTE, 70, 'c8'),
      until(HOUR),
    ],
    expect: [],
  },
  {
    name: 'The first payment of another client does not begin it',
    steps: [
      income(0),
      payment(MINUTE, 100, 'c8'),
      payment(2 * MINUTE, 50),
      payment(3 * MINUTE, 60),
      payment(4 * MINUTE, 70),
      until(HOUR),
    ],
    expect: [],
  },
  {
    name: 'Further income is no payment',
    steps: [income(0), payment(MINUTE, 100), payment(2 * MINUTE, 50), payment(3 * MINUTE, 60), income(4 * MINUTE), until(HOUR)],
    expect: [],
  },
  {
    name: 'Without income there is nothing to launder',
    steps: [
      payment(0, 900),
      payment(MINUTE, 100),
      payment(2 * MINUTE, 50),
      payment(3 * MINUTE, 60),
      payment(4 * MINUTE, 70),
      until(HOUR),
    ],
    expect: [],
  },
  {
    name: 'Income twice: the second is no first payment',
    steps: [income(0), income(MINUTE), payment(2 * MINUTE, 50), payment(3 * MINUTE, 60), payment(4 * MINUTE, 70), until(HOUR)],
    expect: [],
  },
  {
    name: 'Two clients are told one by one',
    steps: ['c7', 'c8'].flatMap((client, place) => [
      income(place * HOUR, client),
      ...[1, 2, 3, 4].map((minute) => payment(place * HOUR + minute * MINUTE, 10, client)),
      until(3 * HOUR),
    ]),
    expect: [told(21 * MINUTE, 40, 'c7'), told(HOUR + 21 * MINUTE, 40, 'c8')],
  },
];
