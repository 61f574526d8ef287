// Asks whether the server answers, for a page that lost it. Here, because a browser writes each failed request of a page into its console.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('message', (event) => {
  const [answer] = event.ports;
  if (answer === undefined) return;
  // A proxy answers for a server that is gone, but not that all is well.
  const asked = fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(4_000) }).then(
    ({ ok }) => answer.postMessage(ok),
    () => answer.postMessage(false),
  );
  event.waitUntil(asked);
});
