-- Applications on the desk of staff: who has to act, by when, and who takes care of it.

CREATE TABLE "seller_desk" (
    "application_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "stage_since" TIMESTAMPTZ(3) NOT NULL,
    "waiting_on" TEXT NOT NULL,
    "waiting_rank" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "clock_left_ms" INTEGER NOT NULL,
    "clock_runs_since" TIMESTAMPTZ(3),
    "assignee_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_desk_pkey" PRIMARY KEY ("application_id"),
    CONSTRAINT "seller_desk_stage_known" CHECK ("stage" IN ('BUSINESS', 'IDENTITY', 'TAX', 'PAYOUT', 'STORE', 'FINAL')),
    CONSTRAINT "seller_desk_waiting_known" CHECK (("waiting_rank", "waiting_on") IN ((0, 'US'), (1, 'SYSTEM'), (2, 'NOBODY'), (3, 'SELLER'))),
    CONSTRAINT "seller_desk_clock_sane" CHECK ("clock_left_ms" >= 0)
);

-- The list's order, over all, in one stage and of one colleague: who has to act, when it is due, how long it has waited.
CREATE INDEX "seller_desk_order" ON "seller_desk" ("waiting_rank", (coalesce("due_at", 'infinity'::timestamptz)), "stage_since", "application_id");
CREATE INDEX "seller_desk_stage_order" ON "seller_desk" ("stage", "waiting_rank", (coalesce("due_at", 'infinity'::timestamptz)), "stage_since", "application_id");
CREATE INDEX "seller_desk_assignee_order" ON "seller_desk" ("assignee_id", "waiting_rank", (coalesce("due_at", 'infinity'::timestamptz)), "stage_since", "application_id");
CREATE INDEX "seller_desk_stage_age" ON "seller_desk" ("stage", "stage_since");
CREATE INDEX "seller_desk_account_id_idx" ON "seller_desk" ("account_id");
CREATE INDEX "seller_desk_changed_at_idx" ON "seller_desk" ("changed_at");
-- What a reference like APP-4T9K-Q2MX is made of.
CREATE INDEX "seller_desk_reference" ON "seller_desk" (right("application_id"::text, 10));
CREATE INDEX "seller_application_store_name_trigrams" ON "seller_application" USING GIN (lower("store_name") gin_trgm_ops);
-- Who was let in lately.
CREATE INDEX "seller_stage_decision_let_in" ON "seller_stage_decision" ("decided_at", "application_id") WHERE "stage" = 'FINAL' AND "decision" = 'APPROVED';

ALTER TABLE "seller_desk" ADD CONSTRAINT "seller_desk_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "seller_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Those under way. What was sent before is due one day from now by the wall clock: its working hours were not counted.
INSERT INTO "seller_desk"
SELECT placed."id", placed."account_id", placed."stage", now(), placed."waiting_on",
       CASE placed."waiting_on" WHEN 'US' THEN 0 WHEN 'SYSTEM' THEN 1 WHEN 'NOBODY' THEN 2 ELSE 3 END,
       CASE WHEN placed."waiting_on" IN ('US', 'SYSTEM') THEN now() + interval '1 day'
            WHEN placed."waiting_on" = 'SELLER' THEN coalesce(
              (placed."record"->'returned'->>'until')::timestamptz,
              (placed."state"->'timers'->>'EXPIRE')::timestamptz,
              placed."opened_at" + interval '30 days') END,
       86400000, CASE WHEN placed."waiting_on" IN ('US', 'SYSTEM') THEN now() END, NULL, now()
  FROM (SELECT s."id", s."account_id", s."opened_at", s."state", h."stage", r."record",
               CASE WHEN s."state" IS NULL THEN 'SELLER'
                    WHEN jsonb_typeof(s."state"->'completing') = 'string' THEN 'SYSTEM'
                    WHEN s."is_paused" THEN 'NOBODY'
                    WHEN r."record"->>'status' <> 'SUBMITTED' THEN 'SELLER'
                    WHEN jsonb_typeof(r."record"->'blocking') = 'array' THEN 'US'
                    ELSE 'SYSTEM' END AS "waiting_on"
          FROM "seller_application" s
         CROSS JOIN LATERAL (SELECT coalesce(s."state"->>'reopened', s."stage") AS "stage") h
         CROSS JOIN LATERAL (SELECT s."state"->'stages'->h."stage" AS "record") r
         WHERE h."stage" IN ('BUSINESS', 'IDENTITY', 'TAX', 'PAYOUT', 'STORE', 'FINAL')) placed;

GRANT SELECT, INSERT, UPDATE, DELETE ON "seller_desk" TO goodstanding_app;
