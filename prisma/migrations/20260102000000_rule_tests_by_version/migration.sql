-- A test belongs to the versions of its module from the one that it was written for to the one that changed it.
ALTER TABLE "rule_tests" ADD COLUMN "from_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "to_version" INTEGER;

-- DropIndex
DROP INDEX "rule_tests_module_id_name_key";

-- CreateIndex
CREATE UNIQUE INDEX "rule_tests_module_id_name_from_version_key" ON "rule_tests"("module_id", "name", "from_version");
