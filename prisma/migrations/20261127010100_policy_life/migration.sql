-- A policy document's life: draft, shadow, live, retired; and the runs over the whole population that belong to it

ALTER TABLE "policy_version"
  ADD COLUMN "author_name" TEXT NOT NULL DEFAULT '',
  -- Everybody who wrote in it: none of them can approve it.
  ADD COLUMN "writers" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "based_on" INTEGER,
  -- Counts the changes of a draft: a change states the one it read.
  ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "changed_at" TIMESTAMPTZ(3),
  ADD COLUMN "shadow_since" TIMESTAMPTZ(3),
  ADD COLUMN "approval_id" UUID,
  ADD COLUMN "approved_by" TEXT,
  -- Approved for a later moment; empty once it started.
  ADD COLUMN "starts_at" TIMESTAMPTZ(3),
  -- The version it was approved to follow: another one live by then means that nothing starts.
  ADD COLUMN "follows" INTEGER,
  ADD COLUMN "retired_at" TIMESTAMPTZ(3);

UPDATE "policy_version" SET "author_name" = 'Goodstanding', "changed_at" = "created_at";
ALTER TABLE "policy_version" ALTER COLUMN "changed_at" SET NOT NULL;
ALTER TABLE "policy_version" ALTER COLUMN "changed_at" SET DEFAULT now();

CREATE UNIQUE INDEX "policy_version_one_live" ON "policy_version" ("state") WHERE "state" = 'LIVE';
CREATE UNIQUE INDEX "policy_version_one_draft" ON "policy_version" ("state") WHERE "state" = 'DRAFT';
CREATE UNIQUE INDEX "policy_version_one_shadow" ON "policy_version" ("state") WHERE "state" = 'SHADOW';
CREATE INDEX "policy_version_published" ON "policy_version" ("published_at" DESC) WHERE "published_at" IS NOT NULL;
CREATE INDEX "policy_version_due" ON "policy_version" ("starts_at") WHERE "starts_at" IS NOT NULL;

ALTER TABLE "policy_version"
  ADD CONSTRAINT "policy_version_published_whole" CHECK ("state" <> 'LIVE' OR "published_at" IS NOT NULL),
  ADD CONSTRAINT "policy_version_waits_in_shadow" CHECK ("starts_at" IS NULL OR "state" = 'SHADOW');

-- What left the draft never changes again, and no document goes back: scores name it.
CREATE FUNCTION refuse_policy_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.version <> OLD.version
     OR (OLD.state <> 'DRAFT' AND (NEW.document <> OLD.document OR NEW.content_hash <> OLD.content_hash))
     OR (OLD.state = 'RETIRED' AND NEW.state <> 'RETIRED')
     OR (OLD.state = 'LIVE' AND NEW.state NOT IN ('LIVE', 'RETIRED'))
     OR (OLD.state = 'SHADOW' AND NEW.state = 'DRAFT') THEN
    RAISE EXCEPTION 'policy version % left its draft: it is written once', OLD.version USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "policy_version_written_once" BEFORE UPDATE ON "policy_version" FOR EACH ROW EXECUTE FUNCTION refuse_policy_change();

-- A pass over all accounts in the order of their ids: a backtest, a look in shadow, a re-evaluation. It goes on where
-- it stood when its process ended.
CREATE TABLE "policy_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    -- The document as it was when the run was asked: a draft goes on changing.
    "document" TEXT NOT NULL,
    "live_version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "asked_by" UUID,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    -- After which account it goes on.
    "after_id" UUID,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "tally" JSONB,
    "resumed" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "policy_run_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "policy_run_of_version" ON "policy_run" ("policy_version", "kind", "asked_at" DESC);
CREATE INDEX "policy_run_open" ON "policy_run" ("kind", "asked_at") WHERE "state" IN ('WAITING', 'RUNNING');
ALTER TABLE "policy_run"
  ADD CONSTRAINT "policy_run_kind_known" CHECK ("kind" IN ('BACKTEST', 'SHADOW', 'RE_EVALUATION')),
  ADD CONSTRAINT "policy_run_state_known" CHECK ("state" IN ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  ADD CONSTRAINT "policy_run_counts" CHECK ("done" >= 0 AND "total" >= 0 AND "resumed" >= 0);
ALTER TABLE "policy_run" SET (fillfactor = 50);

-- Whom the shadow or the live policy would flag since the shadow began; nobody's state.
CREATE TABLE "shadow_flag" (
    "policy_version" INTEGER NOT NULL,
    "account_id" UUID NOT NULL,
    "live_flagged_at" TIMESTAMPTZ(3),
    "shadow_flagged_at" TIMESTAMPTZ(3),
    "live_risk" TEXT NOT NULL,
    "shadow_risk" TEXT NOT NULL,
    "live_milli" INTEGER NOT NULL,
    "shadow_milli" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shadow_flag_pkey" PRIMARY KEY ("policy_version", "account_id")
);
ALTER TABLE "shadow_flag" ADD CONSTRAINT "shadow_flag_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ON "policy_run", "shadow_flag" TO goodstanding_app;
