-- AlterTable
ALTER TABLE "users" ADD COLUMN     "reset_hash" BYTEA,
ADD COLUMN     "reset_until" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "users_reset_hash_key" ON "users"("reset_hash");
