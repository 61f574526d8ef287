// Loaded into every thread of a server (`node --require`): a line of its heap each minute, on its standard error.
const { threadId } = require('node:worker_threads');

const MIB = 1024 * 1024;
const mib = (bytes) => Math.round(bytes / MIB);

setInterval(() => {
  const { rss, heapUsed, external } = process.memoryUsage();
  const thread = threadId === 0 ? 'main' : `worker ${threadId}`;
  process.stderr.write(`memory of ${thread}: heap ${mib(heapUsed)} MiB, external ${mib(external)} MiB, process ${mib(rss)} MiB\n`);
}, 60_000).unref();
