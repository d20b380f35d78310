-- Accounts that nobody ever had a reason to look at, drawn at random: one place of a day is given once, whoever draws.
CREATE TABLE "qa_sample" (
  "day" DATE NOT NULL,
  "place" INTEGER NOT NULL,
  "account_id" UUID NOT NULL,
  "case_id" UUID NOT NULL,
  CONSTRAINT "qa_sample_pkey" PRIMARY KEY ("day", "place")
);

GRANT SELECT, INSERT ON "qa_sample" TO goodstanding_app;
