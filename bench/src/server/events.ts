/** Deterministic, so that two runs send the same. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pick = generator(42);

export type BenchEvent = Readonly<Record<string, unknown>>;

/** An event of a firewall, of a log-in or of a proxy, some 250 bytes of JSON. */
export function event(): BenchEvent {
  const type = ['firewall', 'firewall', 'login', 'proxy'][pick(4)];
  return {
    type,
    time: 1_700_000_000_000 + pick(1_000_000),
    src_ip: `10.${pick(4)}.${pick(250)}.${pick(250)}`,
    dst_ip: `192.168.${pick(250)}.${pick(250)}`,
    src_port: 1024 + pick(60_000),
    dst_port: pick(1024),
    proto: 'tcp',
    action: pick(10) === 0 ? 'denied' : 'allowed',
    bytes: pick(100_000),
    login: `user${pick(5000)}`,
    host: `host-${pick(300)}.corp.example`,
  };
}

/** An event that sets off an alert at once. `time` comes back in it. */
export function mark(time: number): BenchEvent {
  return { ...event(), type: 'mark', time };
}

const DISTINCT = 64;

/**
 * Bodies of so many events each, a few dozen distinct ones in turn.
 *
 * @param markEvery one body in so many begins with an event that is an alert; absent = none does
 */
export function bodies(size: number, markEvery = Number.POSITIVE_INFINITY): () => Buffer {
  const first = (body: number): BenchEvent => (body % markEvery === 0 ? mark(body) : event());
  const made = Array.from({ length: DISTINCT }, (_, body) =>
    Buffer.from(JSON.stringify([first(body), ...Array.from({ length: size - 1 }, event)])),
  );
  let next = 0;
  return () => made[next++ % DISTINCT] ?? Buffer.alloc(0);
}
