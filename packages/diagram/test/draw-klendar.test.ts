import { EMPTY_WORLD, type World } from '@rulewright/epl/semantics';
import { describe, expect, it } from 'vitest';
import { Drawing } from './drawing.js';

/* Every rule of the first document drawn on the empty canvas, step by step: drops, forms, connections. */

const PROPERTIES =
  'timestamp string, type string, src_ip string, dst_ip string, src_port int, dst_port int, login string, clientid string, ' +
  'amount double, transaction string, eventid string, geoip java.util.Map';

const TOR: World = {
  ...EMPTY_WORLD,
  host: {
    outputIds: [1],
    files: ['data.csv'],
    lookups: new Map([
      [
        'mysql',
        { name: 'mysql', origin: 'schema', properties: [{ name: 'tornode_ip', type: { kind: 'string' } }], supertypes: [] },
      ],
    ]),
  },
};

/** The event type of the document. */
function withEvent(drawing = new Drawing(TOR)): Drawing {
  return drawing
    .place('state:schema')
    .set('#1/definition', 'name', 'event')
    .set('#1/definition', 'column.0', PROPERTIES)
    .set('#1', 'name', 'type');
}

/** Port scans as a stream that others read. */
function withScanning(drawing = withEvent()): Drawing {
  return drawing
    .start('source:event', 'scans')
    .place('view:time', 'scans/from.0')
    .set('scans/from.0/view.0', 'size', '10 min')
    .place('view:unique', 'scans/from.0')
    .set('scans/from.0/view.1', 'key', 'dst_ip')
    .place('group:by', 'scans')
    .set('scans/group', 'group-by', 'src_ip')
    .place('group:having', 'scans')
    .set('scans/having', 'filter', 'count(distinct dst_ip) > 50')
    .set('scans/select', 'column.0', 'src_ip, window(dst_ip) as targets')
    .place('output:insert-into', 'scans')
    .set('scans/insert-into', 'insert-into', 'scanning');
}

/** A named window with a name, a key or none, and columns. */
function withWindow(drawing: Drawing, { name, columns }: { readonly name: string; readonly columns: string }): Drawing {
  drawing.place('state:window');
  const frame = drawing.selected.split('/')[0] ?? '';
  drawing.set(`${frame}/definition`, 'name', name).set(frame, 'name', name);
  const properties = drawing.set(`${name}/definition`, 'column.new', columns);
  return properties.set(`${name}/definition`, 'column.0', '').set(`${name}/definition`, 'column.0', '');
}

function withLogins(drawing = withScanning()): Drawing {
  return withWindow(drawing, { name: 'LoginsIP', columns: 'ip string, login string, last_seen string' })
    .set('LoginsIP/view.0', 'window', 'lastevent')
    .do({ kind: 'set-window', id: 'LoginsIP/view.0', view: '#unique(ip)' })
    .start('source:event', 'login')
    .set('login/from.0', 'filter', "type = 'windows' and eventid = '4624' and src_ip is not null")
    .place('filter:not-null', 'login/from.0')
    .place('filter:not-equal', 'login/from.0')
    .place('filter:not-like', 'login/from.0')
    .set(
      'login/from.0/filter',
      'filter',
      "type = 'windows' and eventid = '4624' and src_ip is not null and login is not null and login != 'ANONYMOUS LOGON' and login not like '%$'",
    )
    .set('login/select', 'column.0', 'src_ip as ip, login.toLowerCase() as login, timestamp as last_seen')
    .do({ kind: 'connect', from: 'login/select', to: 'LoginsIP/definition' });
}

function withProfiles(drawing = withEvent()): Drawing {
  withWindow(drawing, { name: 'loginProfileASN', columns: 'login string, param string, value string, v_count long' });
  return withWindow(drawing, { name: 'loginProfileTotal', columns: 'login string, param string, total long' });
}

/** A merge that was dropped on a window, with what it matches, inserts and updates. */
function withMerge(
  drawing: Drawing,
  merge: { window: string; name: string; where: string; insert: string; update: string },
): Drawing {
  const { window, name } = merge;
  drawing.place('state:on-merge', window);
  const frame = drawing.selected.split('/')[0] ?? '';
  return drawing
    .set(frame, 'name', name)
    .set(`${name}/target`, 'alias', 'p')
    .set(`${name}/on-merge`, 'where', merge.where)
    .set(`${name}/when.0/then.0`, 'column.0', merge.insert)
    .set(`${name}/when.1/then.0`, 'assignments', merge.update);
}

describe('the rules of the first document are drawn', () => {
  it('the network scan', () => {
    const drawing = withEvent()
      .start('source:event', 'Scan')
      .place('filter:filter', 'Scan/from.0')
      .set('Scan/from.0/filter', 'filter', "type = 'firewall' and src_ip not in ('10.0.0.1', '10.0.0.2')")
      .place('view:time', 'Scan/from.0')
      .place('group:by', 'Scan')
      .set('Scan/group', 'group-by', 'src_ip')
      .place('group:having', 'Scan')
      .set('Scan/having', 'filter', 'count(distinct dst_ip) > 50')
      .set('Scan/select', 'column.0', 'src_ip, window(dst_ip)')
      .place('rate:first', 'Scan')
      .place('annotation:Alert', 'Scan');
    drawing.set(drawing.selected, 'severity', 'high');
    expect(drawing.errors()).toEqual([]);
    expect(drawing.text.slice(drawing.text.indexOf("@Name('Scan')"))).toBe(
      `@Name('Scan') @Alert(severity='high')
select src_ip, window(dst_ip) from event(type = 'firewall' and src_ip not in ('10.0.0.1', '10.0.0.2'))#time(30 sec) group by src_ip having count(distinct dst_ip) > 50 output first every 1 hour;
`,
    );
  });

  it('the spreading of a worm, from the scans that another statement inserts', () => {
    const pattern = 'worm/from.0/pattern';
    const drawing = withScanning()
      .start('source:scanning', 'worm')
      .place('scope:every', 'worm/from.0')
      .place('pattern:followed-by', `${pattern}/every`)
      .set(`${pattern}/followed-by.1`, 'filter', 'b.src_ip != a.src_ip and Arrays.asList(a.targets).contains(b.src_ip)')
      .place('scope:within', `${pattern}/followed-by.1`)
      .set('worm/select', 'column.0', 'a.src_ip, b.src_ip, b.targets');
    expect(drawing.errors()).toEqual([]);
    expect(drawing.text).toContain(
      'every a=scanning -> b=scanning(b.src_ip != a.src_ip and Arrays.asList(a.targets).contains(b.src_ip)) where timer:within(1 min)]',
    );
  });

  it('the laundering of money', () => {
    const pattern = 'obnal/from.0/pattern';
    const drawing = withEvent()
      .start('source:event', 'obnal')
      .place('scope:every', 'obnal/from.0')
      .place('filter:like', `${pattern}/every/pattern-filter`)
      .set(`${pattern}/every/pattern-filter`, 'filter', "transaction like 'card_income'")
      .place('pattern:followed-by', `${pattern}/every`)
      .place('source:event', `${pattern}/followed-by.1`)
      .set(`${pattern}/followed-by.1`, 'filter', "b.clientid = a.clientid and transaction = 'card_outcome'")
      .set(`${pattern}/followed-by.2`, 'filter', "c.clientid = a.clientid and transaction = 'card_outcome'")
      .place('scope:range', `${pattern}/followed-by.2`)
      .place('scope:within', `${pattern}/followed-by.1`)
      .set(`${pattern}/followed-by.1`, 'period', '3 hour')
      .set('obnal/select', 'column.0', 'a.transaction, a.clientid, a.amount as income, c.sumOf(i => i.amount) + b.amount as total');
    expect(drawing.errors()).toEqual([]);
    expect(drawing.text).toContain(
      "[3:] c=event(c.clientid = a.clientid and transaction = 'card_outcome') until timer:interval(20 min)",
    );
  });

  it('the window of logins and what fills it', () => {
    expect(withLogins().errors()).toEqual([]);
  });

  it('the enrichment of scans by logins', () => {
    const drawing = withLogins()
      .start('source:scanning', 'enriched')
      .place('view:lastevent', 'enriched/from.0')
      .set('enriched/from.0', 'alias', 'S')
      .do({ kind: 'add-join', id: 'enriched', stream: 'LoginsIP as L', join: 'left', on: 'L.ip = S.src_ip' })
      .set('enriched/select', 'column.0', 'S.src_ip, S.targets, L.login, L.last_seen')
      .place('group:by', 'enriched')
      .set('enriched/group', 'group-by', 'S.src_ip')
      .place('rate:first', 'enriched');
    expect(drawing.errors()).toEqual([]);
  });

  it('the lookup of Tor nodes', () => {
    const drawing = withEvent()
      .start('source:event', 'tor')
      .set('tor/from.0', 'alias', 'fw')
      .set('tor/from.0', 'filter', "type = 'firewall'")
      .place('lookup:mysql', 'tor')
      .set('tor/from.1/sql-source', 'query', 'select tornode_ip from tor_nodes')
      .set('tor/from.1', 'alias', 'nodes')
      .place('filter:where', 'tor')
      .set('tor/where', 'filter', 'fw.src_ip = nodes.tornode_ip')
      .set('tor/select', 'column.0', 'src_ip');
    expect(drawing.errors()).toEqual([]);
  });

  it('the profiles of users and what builds them', () => {
    const drawing = withProfiles();
    withMerge(drawing, {
      window: 'loginProfileASN',
      name: 'asn',
      where: "p.login = e.login and p.value = (e.geoip('number')).toString()",
      insert: "login, 'ASN' as param, geoip('number').toString() as value, 1L as v_count",
      update: 'p.v_count = p.v_count + 1',
    });
    withMerge(drawing, {
      window: 'loginProfileTotal',
      name: 'total',
      where: 'p.login = e.login',
      insert: "login, 'ASN' as param, 1L as total",
      update: 'p.total = p.total + 1',
    });
    expect(drawing.errors()).toEqual([]);
  });

  it('the deviation from a profile', () => {
    const drawing = withProfiles()
      .start('source:event', 'deviation')
      .set('deviation/from.0', 'alias', 'e')
      .do({ kind: 'add-join', id: 'deviation', stream: 'loginProfileASN as P', join: 'left', on: 'P.login = e.login' })
      .do({ kind: 'add-join', id: 'deviation', stream: 'loginProfileTotal as T', join: 'left', on: 'T.login = e.login' })
      .set('deviation/from.0', 'unidirectional', 'true')
      .set('deviation/select', 'column.0', 'e.login as login, 100 - 100 * coalesce(P.v_count, 0) / T.total as deviation')
      .do({ kind: 'set-clause', id: 'deviation', clause: 'where', text: 'T.total > 0' });
    expect(drawing.errors()).toEqual([]);
  });

  it('its annotations', () => {
    const drawing = withLogins()
      .place('annotation:Persist', 'LoginsIP')
      .place('annotation:Load', 'LoginsIP')
      .start('source:event', 'annotated')
      .place('annotation:Alert', 'annotated');
    const alert = drawing.selected;
    drawing
      .set(alert, 'name', 'newalert')
      .set(alert, 'outID', '1')
      .place('annotation:Enrich', 'annotated')
      .place('enrich:cmd', 'annotated');
    expect(drawing.errors()).toEqual([]);
    expect(drawing.text).toContain("@Alert(severity='medium', name='newalert', outID=1)");
  });
});
