import { describe, expect, it } from 'vitest';
import { Drawing } from './drawing.js';

/* Every rule of the second document drawn on the empty canvas, step by step: drops and forms. */

function withType(drawing: Drawing, { name, properties }: { readonly name: string; readonly properties: string }): Drawing {
  drawing.place('state:schema');
  const frame = drawing.selected.split('/')[0] ?? '';
  return drawing
    .set(`${frame}/definition`, 'name', name)
    .set(`${frame}/definition`, 'column.0', properties)
    .set(frame, 'name', `${name} type`);
}

function withPhishing(drawing = new Drawing()): Drawing {
  withType(drawing, {
    name: 'request',
    properties:
      'timestamp long, host string, clientip string, request string, proto string, verb string, response int, agent string, referer string',
  });
  return withType(drawing, {
    name: 'virustotal',
    properties:
      'target string, field string, timestamp long, scan_id string, url string, scan_date string, positives int, total int',
  }).set('virustotal type/definition', 'representation', 'map');
}

describe('the rules of the second document are drawn', () => {
  it('big withdrawals', () => {
    const drawing = withType(new Drawing(), { name: 'Retirada', properties: 'cantidad int' })
      .start('source:Retirada', 'big')
      .place('filter:at-least', 'big/from.0')
      .set('big/from.0/filter', 'filter', 'cantidad >= 200')
      .place('aggregate:count', 'big/select')
      .place('aggregate:sum', 'big/select')
      .set('big/select', 'column.0', '');
    expect(drawing.errors()).toEqual([]);
    expect(drawing.text).toContain('select count(*), sum(cantidad) from Retirada(cantidad >= 200);');
  });

  it('its event types', () => {
    const drawing = withPhishing();
    expect(drawing.errors()).toEqual([]);
    expect(drawing.text).toContain('create map schema virustotal(target string');
  });

  it('dangerous referers', () => {
    const pattern = 'danger/from.0/pattern';
    const drawing = withPhishing()
      .start('source:request', 'danger')
      .place('scope:every', 'danger/from.0')
      .set(`${pattern}/every/pattern-filter`, 'alias', 'req')
      .place('pattern:followed-by', `${pattern}/every`)
      .set(`${pattern}/followed-by.1`, 'source', 'virustotal')
      .set(`${pattern}/followed-by.1`, 'alias', 'vt')
      .set(`${pattern}/followed-by.1`, 'filter', "target = req.referer and field = 'referer' and positives > 4")
      .do({ kind: 'add-window', id: 'danger/from.0', view: '.win:time(10 min)' })
      .set(
        'danger/select',
        'column.0',
        `vt.target as offender, 'dangerous_referer' as type, vt.positives as positives, vt.total as total`,
      )
      .place('output:insert-into', 'danger')
      .set('danger/insert-into', 'insert-into', 'virustotal_referer_positive');
    expect(drawing.errors()).toEqual([]);
    expect(drawing.text).toContain(
      "pattern [every req=request -> vt=virustotal(target = req.referer and field = 'referer' and positives > 4)].win:time(10 min)",
    );
  });
});
