import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma's own engine is a download; the stand-in runs the same engine from an npm package (docs/adr/0003).
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= fileURLToPath(new URL('./tools/schema-engine.mjs', import.meta.url));
process.env['CHECKPOINT_DISABLE'] ??= '1';
// Without a database the shadow one is in memory, so that schema and migrations can be compared anywhere.
if (!process.env['DATABASE_URL']) process.env['PGLITE_DIR'] ??= 'memory';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://postgres@localhost/postgres' },
});
