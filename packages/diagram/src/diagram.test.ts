import { parse } from '@rulewright/epl/syntax';
import { describe, expect, it } from 'vitest';
import { blocksOf, type DiagramNode, diagramOf, type Frame } from './index.js';

/** A node in one line: what its head says, then its lines; scopes and lanes hold theirs in brackets. */
function told(node: DiagramNode): string {
  if (node.shape === 'lane') return node.parts.map(told).join(' → ');
  const head = [node.word, node.argument].filter(Boolean).join(' ');
  if (node.shape === 'scope') return `${head} [${node.children.map(told).join(', ')}]`;
  return node.lines.length > 0 ? `${head}: ${node.lines.join(' · ')}` : head;
}

const framesOf = (text: string) => diagramOf(parse(text).document).frames;

function tellFrame(frame: Frame): readonly string[] {
  return [
    ...frame.inputs.map((input) => input.nodes.map(told).join(' | ')),
    ...(frame.join ? [told(frame.join)] : []),
    ...frame.trunk.map(told),
    ...frame.branches.map(
      (branch) => `${branch.word}${branch.condition ? ` ${branch.condition}` : ''} [${branch.nodes.map(told).join(', ')}]`,
    ),
    ...(frame.target ? [told(frame.target)] : []),
  ];
}

const tell = (text: string) => framesOf(text).map(tellFrame);

describe('a statement is a frame', () => {
  it('draws the scan rule from the event type down to the alert', () => {
    const scan = `@Name('Scan') @Alert(name='scan', outID=1)
      select src_ip, window(dst_ip)
      from event(type='firewall' and src_ip not in ('10.0.0.1','10.0.0.2')).win:time(30 sec)
      group by src_ip having count(distinct dst_ip) > 50
      output first every 1 hour`;
    expect(tell(scan)).toEqual([
      [
        "event | Filter all of: type='firewall' · src_ip not in ('10.0.0.1','10.0.0.2') | Time window",
        'Group by src_ip',
        'Having: count(distinct dst_ip) > 50',
        'Select src_ip, window(dst_ip)',
        'First every 1 hour',
        'scan',
      ],
    ]);
    const [frame] = framesOf(scan);
    expect(frame?.title).toBe('Scan');
    expect(frame?.chips).toEqual(['@Alert']);
    expect(
      frame &&
        blocksOf(frame)
          .map((node) => node.ruler)
          .filter(Boolean),
    ).toEqual([
      { form: 'sliding', label: '30 s', lengthMs: 30_000 },
      { form: 'rate', label: '1 h', lengthMs: 3_600_000 },
    ]);
  });

  it('draws a pattern as a lane, and every scope as a box around what it governs', () => {
    const [frame] = framesOf('select * from pattern [every a=A -> (b=B(id = a.id) where timer:within(1 min)) -> not C]');
    expect(frame?.form).toBe('pattern');
    expect(frame && tellFrame(frame)).toEqual(['every [a A] → within 1 min [b B: id = a.id] → not [C]', 'Select *']);
  });

  it('draws an open repeat that ends by a timer', () => {
    expect(tell('select * from pattern [[3:] c=event(x > 1) until timer:interval(20 min)]')[0]?.[0]).toBe(
      'until at least 3 [c event: x > 1, timer:interval 20 min]',
    );
  });

  it('puts the inputs of a join side by side', () => {
    expect(tell('select * from A#lastevent as a left outer join W as w on w.ip = a.ip')).toEqual([
      ['A as a | Last event', 'W as w', 'Left outer join: w.ip = a.ip', 'Select *'],
    ]);
  });

  it('draws a merge with a box a clause that ends on its window', () => {
    const merge = `on event as e merge Total as p where p.login = e.login
      when not matched then insert select login, 1L as total
      when matched and p.total > 0 then update set p.total = p.total + 1`;
    expect(tell(merge)).toEqual([
      [
        'event as e',
        'Merge match on: p.login = e.login',
        'when not matched [Insert: login · 1L as total]',
        'when matched p.total > 0 [Update: p.total = p.total + 1]',
        'Total as p',
      ],
    ]);
  });

  it('shows text that it has no picture for, or that is none, as an EPL box with that text', () => {
    const text = 'create dataflow D a -> b {}';
    const [frame] = framesOf(text);
    expect(frame?.form).toBe('opaque');
    expect(frame?.trunk[0]?.lines.join('\n')).toBe(text);
  });
});

describe('frames are joined', () => {
  const worm = `insert into scanning select src_ip, window(dst_ip) as targets from event#time(10 min) group by src_ip;
    @Name('worm') select a.src_ip from pattern [every a=scanning -> b=scanning(src_ip != a.src_ip) where timer:within(1 min)]`;

  it('by what one inserts and the other reads', () => {
    const { frames, edges } = diagramOf(parse(worm).document);
    expect(edges.map(({ kind, fromFrame, toFrame, subject }) => ({ kind, fromFrame, toFrame, subject }))).toEqual([
      { kind: 'insert', fromFrame: '#1', toFrame: 'worm', subject: 'scanning' },
      { kind: 'insert', fromFrame: '#1', toFrame: 'worm', subject: 'scanning' },
    ]);
    expect(frames[1] && blocksOf(frames[1]).map((node) => node.kind)).toEqual(['stream', 'stream', 'select']);
  });

  it('by the named window that one makes and others fill and read', () => {
    const text = `create window W#keepall as (ip string);
      insert into W select src_ip as ip from event;
      on event delete from W where ip = src_ip;`;
    expect(
      diagramOf(parse(text).document).edges.map(({ kind, fromFrame, toFrame }) => `${kind}: ${fromFrame} > ${toFrame}`),
    ).toEqual(['insert: #2 > #1', 'window: #1 > #3']);
  });

  it('and no node shares its id with another', () => {
    const ids = framesOf(worm).flatMap((frame) => blocksOf(frame).map((node) => node.id));
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.every((id) => id !== '')).toBe(true);
  });
});
