import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where `npm start` serves; the dev server asks it for everything but the app's own files. */
const SERVER = 'http://127.0.0.1:8484';

/** Scripts and styles that stand between an address and the first screen. */
const FIRST_LOAD_GZIP_BYTES = 350_000;

/**
 * The web app. One page, no inline script (the server's content security policy refuses it), all assets from this origin.
 *
 * Chunks follow the dynamic imports: the canvas (React Flow) loads with the editor's route, the text editor (Monaco) with its pane; layout
 * (elkjs) and the language live in workers of their own. No groups by hand: a group takes what its modules share with the first screen
 * along, and the first screen then loads the whole group.
 */
export default defineConfig(({ command }) => ({
  plugins: [react(), firstLoadBudget(FIRST_LOAD_GZIP_BYTES)],
  // the dev server reads the other packages from their sources; a build takes what their builds made
  resolve: { conditions: [...(command === 'serve' ? ['@rulewright/source'] : []), 'module', 'browser', 'development|production'] },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/trpc': SERVER,
      '/api': SERVER,
      '/live': { target: SERVER, ws: true },
    },
  },
  build: {
    target: 'es2023',
    outDir: 'dist/site',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4_000,
  },
}));

/** Fails a build whose first screen waits for more than this: the entry, all that it imports at once, and their styles, compressed. */
function firstLoadBudget(mostBytes: number): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const first = new Set<string>();
      const enter = (file: string): void => {
        const chunk = bundle[file];
        if (first.has(file) || chunk?.type !== 'chunk') return;
        first.add(file);
        for (const imported of chunk.imports) enter(imported);
        for (const style of chunk.viteMetadata?.importedCss ?? []) first.add(style);
      };
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) enter(chunk.fileName);
      const bytes = [...first].reduce((sum, file) => {
        const part = bundle[file];
        return sum + (part ? gzipSync(part.type === 'chunk' ? part.code : part.source).length : 0);
      }, 0);
      if (bytes > mostBytes)
        this.error(`the first load is ${bytes} bytes compressed, ${mostBytes} are allowed: ${[...first].join(', ')}`);
      this.info(`first load ${bytes} bytes compressed`);
    },
  };
}
