-- A seller's way: what the saga knows, its timers and commands, what was sent, checked and decided.

ALTER TABLE "seller_application"
  ADD COLUMN "state" JSONB,
  ADD COLUMN "is_paused" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "seller_application" ADD CONSTRAINT "seller_application_stage_known" CHECK ("stage" IN ('BUSINESS', 'IDENTITY', 'TAX', 'PAYOUT', 'STORE', 'FINAL', 'PROBATION', 'ESTABLISHED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'));
ALTER TABLE "seller_application" ADD CONSTRAINT "seller_application_state_agrees" CHECK ("state" IS NULL OR "state"->>'stage' = "stage");
-- Whose standing is compared with what the saga was told.
CREATE INDEX "seller_application_watched" ON "seller_application" ("account_id") WHERE "stage" IN ('BUSINESS', 'IDENTITY', 'TAX', 'PAYOUT', 'STORE', 'FINAL', 'PROBATION');

CREATE TABLE "seller_saga_timer" (
    "application_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_saga_timer_pkey" PRIMARY KEY ("application_id", "kind"),
    CONSTRAINT "seller_saga_timer_known" CHECK ("kind" IN ('EXPIRE', 'REMIND', 'ESTABLISH', 'ERASE'))
);
CREATE INDEX "seller_saga_timer_due_at_idx" ON "seller_saga_timer" ("due_at");

-- Written with the state that ordered them; each is done in the commit of its own effect.
CREATE TABLE "seller_saga_command" (
    "application_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "command" JSONB NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "seller_saga_command_pkey" PRIMARY KEY ("application_id", "step")
);
CREATE INDEX "seller_saga_command_waiting" ON "seller_saga_command" ("ordered_at", "application_id") WHERE "done_at" IS NULL;

-- Number 0 is the draft. What is private is sealed with the account's key.
CREATE TABLE "seller_stage_submission" (
    "application_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "submission_no" INTEGER NOT NULL,
    "fields" JSONB NOT NULL,
    "sealed" BYTEA,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_stage_submission_pkey" PRIMARY KEY ("application_id", "stage", "submission_no"),
    CONSTRAINT "seller_stage_submission_no_known" CHECK ("submission_no" >= 0)
);

CREATE TABLE "seller_check_result" (
    "application_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "submission_no" INTEGER NOT NULL,
    "check_name" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "related_account_ids" UUID[],
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "overridden_by" UUID,
    "overridden_at" TIMESTAMPTZ(3),
    "sealed_override_note" BYTEA,

    CONSTRAINT "seller_check_result_pkey" PRIMARY KEY ("application_id", "stage", "submission_no", "check_name"),
    CONSTRAINT "seller_check_result_outcome_known" CHECK ("outcome" IN ('PASS', 'WARN', 'FAIL', 'REVIEW', 'NOT_RUN'))
);

CREATE TABLE "seller_stage_decision" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "approved_by" UUID,
    "reasons" TEXT[],
    "sealed" BYTEA,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "audit_entry_id" UUID NOT NULL,

    CONSTRAINT "seller_stage_decision_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "seller_stage_decision_known" CHECK ("decision" IN ('APPROVED', 'RETURNED', 'REJECTED')),
    CONSTRAINT "seller_stage_decision_two_people" CHECK ("decision" <> 'REJECTED' OR ("approved_by" IS NOT NULL AND "approved_by" <> "decided_by"))
);
CREATE INDEX "seller_stage_decision_application_id_decided_at_idx" ON "seller_stage_decision" ("application_id", "decided_at");

-- Keyed hashes: the same number is found again over all accounts without being stored.
CREATE TABLE "seller_identifier" (
    "application_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "seller_identifier_pkey" PRIMARY KEY ("application_id", "kind"),
    CONSTRAINT "seller_identifier_kind_known" CHECK ("kind" IN ('PAN', 'PAYOUT'))
);
CREATE INDEX "seller_identifier_hash_kind_idx" ON "seller_identifier" ("hash", "kind");

-- Whoever is first has the number; whoever comes second goes to review.
CREATE TABLE "seller_gstin_claim" (
    "gst_number" TEXT NOT NULL,
    "application_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_gstin_claim_pkey" PRIMARY KEY ("gst_number")
);
CREATE INDEX "seller_gstin_claim_application_id_idx" ON "seller_gstin_claim" ("application_id");

-- One business, several shops: a LEAD confirmed that they belong together.
ALTER TABLE "seller_profile" ADD COLUMN "in_declared_group" BOOLEAN NOT NULL DEFAULT false;
DROP INDEX "seller_profile_gst_number_live";
CREATE UNIQUE INDEX "seller_profile_gst_number_live" ON "seller_profile" ("gst_number")
  WHERE "onboarding_stage" IN ('PROBATION', 'ESTABLISHED') AND NOT "in_declared_group";

ALTER TABLE "seller_saga_timer" ADD CONSTRAINT "seller_saga_timer_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "seller_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "seller_saga_command" ADD CONSTRAINT "seller_saga_command_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "seller_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "seller_stage_submission" ADD CONSTRAINT "seller_stage_submission_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "seller_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "seller_check_result" ADD CONSTRAINT "seller_check_result_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "seller_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "seller_stage_decision" ADD CONSTRAINT "seller_stage_decision_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "seller_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "seller_identifier" ADD CONSTRAINT "seller_identifier_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "seller_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "seller_gstin_claim" ADD CONSTRAINT "seller_gstin_claim_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "seller_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ON "seller_saga_command", "seller_stage_submission", "seller_check_result" TO goodstanding_app;
GRANT SELECT, INSERT ON "seller_stage_decision" TO goodstanding_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "seller_saga_timer", "seller_identifier", "seller_gstin_claim" TO goodstanding_app;
