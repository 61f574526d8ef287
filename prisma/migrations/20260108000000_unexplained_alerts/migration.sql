-- CreateIndex
CREATE INDEX "alerts_evidence_seq_idx" ON "alerts"("evidence", "seq" DESC);
