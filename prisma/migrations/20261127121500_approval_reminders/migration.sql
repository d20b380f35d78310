-- Whoever asked, and whoever may answer, is told once before a request lapses.
ALTER TABLE "approval_request" ADD COLUMN "reminded_at" TIMESTAMPTZ(3);
-- The worker's look: requests that wait, of which nobody was told yet, the nearest to their end first.
CREATE INDEX "approval_request_to_remind" ON "approval_request" ("expires_at", "id")
  WHERE "state" = 'PENDING' AND "reminded_at" IS NULL;
