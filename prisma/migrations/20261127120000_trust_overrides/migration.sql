-- Overrides of a standing by two people, what peers usually have, and the index that the signals explorer reads by.

CREATE TABLE "trust_override" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "score_milli" INTEGER NOT NULL,
    "reason_code" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "approved_by" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_how" TEXT,
    "ended_by" UUID,
    "version" INTEGER NOT NULL,

    CONSTRAINT "trust_override_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "trust_override_kind_known" CHECK ("kind" IN ('FLOOR', 'CEILING')),
    CONSTRAINT "trust_override_score_known" CHECK ("score_milli" BETWEEN 0 AND 100000),
    CONSTRAINT "trust_override_lasts" CHECK ("until" > "starts_at"),
    CONSTRAINT "trust_override_two_people" CHECK ("requested_by" <> "approved_by"),
    CONSTRAINT "trust_override_end_whole" CHECK (
      ("ended_at" IS NULL) = ("end_how" IS NULL)
      AND ("end_how" IS NULL OR "end_how" IN ('LAPSED', 'LIFTED', 'REPLACED'))
      AND ("ended_by" IS NOT NULL) = coalesce("end_how" IN ('LIFTED', 'REPLACED'), false)
    )
);
CREATE UNIQUE INDEX "trust_override_one_open" ON "trust_override" ("account_id") WHERE "ended_at" IS NULL;
CREATE INDEX "trust_override_account_id_starts_at_idx" ON "trust_override" ("account_id", "starts_at");
CREATE INDEX "trust_override_due" ON "trust_override" ("until", "id") WHERE "ended_at" IS NULL;

-- What the evidence alone gives, where an override lies over it. Null: the same as what counts.
ALTER TABLE "trust_profile"
  ADD COLUMN "computed_score_milli" INTEGER,
  ADD COLUMN "computed_risk_level" TEXT,
  ADD CONSTRAINT "trust_profile_computed_whole" CHECK (("computed_score_milli" IS NULL) = ("computed_risk_level" IS NULL));

-- One input's usual points among accounts alike, from a bounded sample.
CREATE TABLE "peer_median" (
    "cohort" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "sampled" INTEGER NOT NULL,
    "points_milli" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "peer_median_pkey" PRIMARY KEY ("cohort"),
    CONSTRAINT "peer_median_sampled" CHECK ("sampled" >= 0)
);

CREATE INDEX "trust_signal_factor_recorded_at_id_idx" ON "trust_signal" ("factor", "recorded_at", "id");
CREATE INDEX "shop_address_account_account_id_idx" ON "shop_address_account" ("account_id");

GRANT SELECT, INSERT, UPDATE ON "trust_override" TO goodstanding_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "peer_median" TO goodstanding_app;
