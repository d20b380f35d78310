-- A case may wait for its holder: asked by whom and why, until when. The queue leaves it out meanwhile.
ALTER TABLE "review_case"
  ADD COLUMN "waiting_since" TIMESTAMPTZ(3),
  ADD COLUMN "waiting_until" TIMESTAMPTZ(3),
  ADD COLUMN "waiting_reason" TEXT,
  ADD COLUMN "waiting_note" TEXT,
  ADD COLUMN "waiting_by" UUID,
  ADD CONSTRAINT "review_case_waits_whole" CHECK (
    num_nulls("waiting_since", "waiting_until", "waiting_reason", "waiting_by") IN (0, 4)
    AND ("waiting_since" IS NULL OR "state" = 'OPEN')
  );
