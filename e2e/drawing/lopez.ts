import type { DocumentRule } from './document-rule.js';
import { begin, choose, conditions, drag, set, text } from './step.js';

/* The rules of the second document. */

const WITHDRAWALS: DocumentRule = {
  module: 'bank.withdrawals',
  title: 'Big withdrawals, counted and summed',
  document: 'López',
  steps: [
    drag('Event type'),
    set('NewEvent: NewEvent', text('Name', 'Retirada'), text('id', 'cantidad int')),
    ...begin('Retirada', 'big'),
    drag('At least', 'big: Retirada'),
    set('big: Filter', conditions({ property: 'cantidad', operator: '≥', value: '200' })),
    set('big: Select', text('Column 1', 'count(*)')),
    drag('Sum', 'big: Select'),
    drag('Alert', 'big: Select'),
  ],
  epl: `create schema Retirada (cantidad int);

@Name('big') @Alert(severity='medium')
select count(*), sum(cantidad) from Retirada(cantidad >= 200);
`,
  proof: {
    kind: 'alert',
    events: [100, 250, 300].map((cantidad) => ({ type: 'Retirada', cantidad })),
    row: { 'count(*)': 2, 'sum(cantidad)': 550 },
  },
};

const TYPES: DocumentRule = {
  module: 'web.types',
  title: 'The event types of phishing detection',
  document: 'López',
  steps: [
    drag('Event type'),
    set(
      'NewEvent: NewEvent',
      text('Name', 'request'),
      text(
        'Another property',
        'timestamp long, host string, clientip string, request string, proto string, verb string, response int, agent string, referer string',
      ),
      text('id', ''),
      choose('Held as', 'map'),
    ),
    drag('Event type'),
    set(
      'NewEvent: NewEvent',
      text('Name', 'virustotal'),
      text(
        'Another property',
        'target string, field string, timestamp long, scan_id string, url string, scan_date string, positives int, total int',
      ),
      text('id', ''),
      choose('Held as', 'map'),
    ),
  ],
  epl: `create map schema request(timestamp long, host string, clientip string, request string, proto string, verb string, response int, agent string, referer string);

create map schema virustotal(target string, field string, timestamp long, scan_id string, url string, scan_date string, positives int, total int);
`,
  proof: { kind: 'types' },
};

const PHISHING: DocumentRule = {
  module: 'web.phishing',
  title: 'Dangerous referrers',
  document: 'López',
  steps: [
    ...begin('request', 'referer'),
    drag('Every', 'referer: request'),
    set('referer: a', text('Name', 'req')),
    drag('Followed by', 'referer: every'),
    set(
      'referer: a',
      text('Event', 'virustotal'),
      text('Name', 'vt'),
      conditions(
        { property: 'target', operator: 'is', value: 'req.referer' },
        { property: 'field', operator: 'is', value: "'referer'" },
        { property: 'positives', operator: '>', value: '4' },
      ),
    ),
    drag('Time', 'referer'),
    set('referer: Time window', text('Size', '10 min')),
    set(
      'referer: Select',
      text('Column 1', 'vt.target as offender'),
      text('Another column', `"dangerous_referer" as type, vt.positives as positives, vt.total as total`),
    ),
    drag('Derived event', 'referer: Select'),
    set('referer: Insert into', text('Stream', 'virustotal_referer_positive')),
    drag('Alert', 'referer: Select'),
  ],
  epl: `@Name('referer') @Alert(severity='medium')
insert into virustotal_referer_positive select vt.target as offender, "dangerous_referer" as type, vt.positives as positives, vt.total as total from pattern [every req=request -> vt=virustotal(target = req.referer and field = 'referer' and positives > 4)]#time(10 min);
`,
  proof: {
    kind: 'alert',
    events: [
      { type: 'request', referer: 'http://www.fraud.com/pishing.html' },
      { type: 'virustotal', target: 'http://www.fraud.com/pishing.html', field: 'referer', positives: 6, total: 71 },
    ],
    row: { offender: 'http://www.fraud.com/pishing.html', type: 'dangerous_referer', positives: 6, total: 71 },
  },
};

export const LOPEZ: readonly DocumentRule[] = [WITHDRAWALS, TYPES, PHISHING];
