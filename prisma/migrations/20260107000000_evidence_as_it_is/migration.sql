-- AlterTable
ALTER TABLE "alert_events" ALTER COLUMN "occurred_at" DROP NOT NULL;

-- AlterTable
ALTER TABLE "alerts" ADD COLUMN     "evidence_note" TEXT,
ADD COLUMN     "evidence_total" INTEGER,
ADD COLUMN     "evidence_whole" BOOLEAN;
