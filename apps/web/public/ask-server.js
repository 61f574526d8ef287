// Asks whether the server answers, for a page that lost it. Here, because a browser writes each failed request of a page into its console.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('message', (event) => {
  const [answer] = event.ports;
  if (answer === undefined) return;
  const asked = fetch('/healthz', { cache: 'no-store' }).then(
    () => answer.postMessage(true),
    () => answer.postMessage(false),
  );
  event.waitUntil(asked);
});
