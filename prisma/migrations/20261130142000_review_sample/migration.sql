-- The largest moves of a backtest that somebody opened review cases for: each account once per run, for good, so that
-- asking again neither opens another case nor brings one back that was decided meanwhile.
CREATE TABLE "review_sample" (
  "run_id" UUID NOT NULL,
  "account_id" UUID NOT NULL,
  "case_id" UUID NOT NULL,
  "opened_by" UUID NOT NULL,
  "opened_by_name" TEXT NOT NULL,
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "review_sample_pkey" PRIMARY KEY ("run_id", "account_id"),
  CONSTRAINT "review_sample_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "policy_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

GRANT SELECT, INSERT ON "review_sample" TO goodstanding_app;
