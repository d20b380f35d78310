-- What whoever approved a stage said to have looked at: a decision of before has none.
ALTER TABLE "seller_stage_decision" ADD COLUMN "person_checks" TEXT[] NOT NULL DEFAULT '{}';
