-- A bound told when a version is published: above it the version before comes back by itself

ALTER TABLE "policy_version"
  -- More accounts flagged than this within 24 hours, and it is rolled back.
  ADD COLUMN "guard_flags" INTEGER,
  -- The version in whose place this one came by that rule.
  ADD COLUMN "rolled_back" INTEGER;

ALTER TABLE "policy_version"
  ADD CONSTRAINT "policy_version_guard_counts" CHECK ("guard_flags" BETWEEN 1 AND 1000000);
-- One version is rolled back once, whoever else is at it.
CREATE UNIQUE INDEX "policy_version_rolled_back_once" ON "policy_version" ("rolled_back") WHERE "rolled_back" IS NOT NULL;
