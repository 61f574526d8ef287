-- Trusted since PostgreSQL 13: whoever may create in the database may add it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- DropIndex
DROP INDEX "alerts_assignee_id_seq_idx";

-- DropIndex
DROP INDEX "alerts_evidence_seq_idx";

-- DropIndex
DROP INDEX "alerts_key_text_seq_idx";

-- DropIndex
DROP INDEX "alerts_module_id_seq_idx";

-- DropIndex
DROP INDEX "alerts_module_name_statement_seq_idx";

-- DropIndex
DROP INDEX "alerts_name_seq_idx";

-- DropIndex
DROP INDEX "alerts_occurred_at_idx";

-- DropIndex
DROP INDEX "alerts_severity_seq_idx";

-- DropIndex
DROP INDEX "alerts_state_seq_idx";

-- DropIndex
DROP INDEX "alerts_tags_idx";

-- AlterTable
ALTER TABLE "alerts" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';

-- What is written from now on is found by its text; so is what was written before.
UPDATE "alerts" SET "search_text" = left(lower(concat_ws(E'\n', "module_name", "statement", "name", "key_text",
  (SELECT string_agg("value", E'\n') FROM jsonb_each_text("columns")))), 8000);

-- CreateIndex
CREATE INDEX "alerts_shadow_state_severity_seq_idx" ON "alerts"("shadow", "state", "severity", "seq" DESC);

-- CreateIndex
CREATE INDEX "alerts_module_name_shadow_state_severity_seq_idx" ON "alerts"("module_name", "shadow", "state", "severity", "seq" DESC);

-- CreateIndex
CREATE INDEX "alerts_occurred_at_seq_idx" ON "alerts"("occurred_at", "seq");

-- CreateIndex
CREATE INDEX "alerts_search_text_idx" ON "alerts" USING GIN ("search_text" gin_trgm_ops);
