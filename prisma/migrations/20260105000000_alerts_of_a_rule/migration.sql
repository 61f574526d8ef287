-- CreateIndex
CREATE INDEX "alerts_module_name_seq_idx" ON "alerts"("module_name", "seq" DESC);
