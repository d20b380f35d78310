-- A reviewer caps what an account may do, until a date: at most what the level named gives. At most one per account.
CREATE TABLE "output_limit" (
  "account_id" UUID NOT NULL,
  "risk_level" TEXT NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  "reason_code" TEXT NOT NULL,
  "set_by" UUID NOT NULL,
  CONSTRAINT "output_limit_pkey" PRIMARY KEY ("account_id"),
  CONSTRAINT "output_limit_level_known" CHECK ("risk_level" IN ('MEDIUM', 'HIGH', 'CRITICAL')),
  CONSTRAINT "output_limit_ends_later" CHECK ("until" > "since")
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "output_limit" TO goodstanding_app;
