import { MINUTE, row, type SampleTest, send } from './sample-test.js';

const PAGE = 'http://evil.example/login';
const visit = (atMs: number, referer = PAGE) =>
  send(atMs, 'request', { clientip: '198.51.100.7', verb: 'GET', response: 200, referer });
const answer = (atMs: number, positives: number, more: Readonly<Record<string, string>> = {}) =>
  send(atMs, 'virustotal', { target: PAGE, field: 'referer', positives, total: 90, ...more });
const told = (atMs: number, positives: number, offender = PAGE) =>
  row('virustotal_referer', atMs, { offender, positives, total: 90 });

export const PHISHING_TESTS: readonly SampleTest[] = [
  {
    name: 'Five scanners know the page from which a visitor came',
    steps: [visit(0), answer(8 * MINUTE, 5)],
    expect: [told(8 * MINUTE, 5)],
  },
  { name: 'Four are not enough', steps: [visit(0), answer(MINUTE, 4)], expect: [] },
  { name: 'An answer after 10 min is too late', steps: [visit(0), answer(11 * MINUTE, 60)], expect: [] },
  { name: 'An answer about another page', steps: [visit(0), answer(MINUTE, 60, { target: 'http://other.example/' })], expect: [] },
  { name: 'An answer about another field', steps: [visit(0), answer(MINUTE, 60, { field: 'clientip' })], expect: [] },
  { name: 'An answer before the visit', steps: [answer(0, 60), visit(MINUTE)], expect: [] },
  {
    name: 'Two visitors are told one by one',
    steps: [
      visit(0),
      answer(MINUTE, 6),
      visit(2 * MINUTE, 'http://bad.example/'),
      answer(3 * MINUTE, 7, { target: 'http://bad.example/' }),
    ],
    expect: [told(MINUTE, 6), told(3 * MINUTE, 7, 'http://bad.example/')],
  },
];
