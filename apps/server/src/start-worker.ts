import { Worker } from 'node:worker_threads';

/** Room for the young: what an event leaves behind within a batch is gone before anybody copies it. */
const LIMITS = { maxYoungGenerationSizeMb: 64 } as const;

/**
 * Starts a worker thread of ours. From sources (tests, development) it runs through tsx, else it is the built file beside this one.
 *
 * @param workerData what it finds under this name
 */
export function startWorker(name: 'engine-worker' | 'rule-test-worker' | 'evidence-worker', workerData?: unknown): Worker {
  const options = { resourceLimits: LIMITS, workerData };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, import.meta.url), options);
  const file = new URL(`./${name}.ts`, import.meta.url).href;
  const tsx = import.meta.resolve('tsx/esm/api');
  // Node 20 does not run `--import` for the entry of a worker: the loader is registered by a piece of plain JavaScript.
  const boot = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(file)}); })`;
  return new Worker(boot, { ...options, eval: true, execArgv: ['--conditions=@rulewright/source'] });
}
