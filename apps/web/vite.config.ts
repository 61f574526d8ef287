import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` serves; the dev server asks it for everything but the app's own files. */
const SERVER = 'http://127.0.0.1:8484';

/**
 * The web app. One page, no inline script (the server's content security policy refuses it), all assets from this origin.
 *
 * Chunks by when they are needed: `vendor` is what the first screen runs on; the canvas (React Flow) and the text editor (Monaco) load
 * with the editor's route; layout (elkjs) and the language live in workers of their own.
 */
export default defineConfig(({ command }) => ({
  plugins: [react()],
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
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'monaco', test: /node_modules[\\/]monaco-editor/ },
            { name: 'canvas', test: /node_modules[\\/](@xyflow|d3-|classcat)/ },
            { name: 'vendor', test: /node_modules[\\/]/ },
          ],
        },
      },
    },
  },
}));
