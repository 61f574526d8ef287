-- AlterTable
ALTER TABLE "alerts" ADD COLUMN     "enrichment_pending" JSONB;

-- Alerts that wait for an answer are few: found without reading the others.
CREATE INDEX "alerts_enrichment_pending_idx" ON "alerts"("seq") WHERE "enrichment_pending" IS NOT NULL;
