-- The accounts of a cluster that two people decide: what is decided about each, and what was known when it was asked.
-- Both stand as they were asked: the application may move the state of a row and nothing else, and takes none away.
CREATE TABLE "cluster_member" (
  "approval_id" UUID NOT NULL,
  "account_id" UUID NOT NULL,
  "place" INTEGER NOT NULL,
  "decision" JSONB,
  "asked" JSONB NOT NULL,
  "state" TEXT NOT NULL,
  "contained_since" TIMESTAMPTZ(3),
  "refusal_code" TEXT,
  "because" TEXT,
  "audit_entry_id" UUID,
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "cluster_member_pkey" PRIMARY KEY ("approval_id", "account_id"),
  CONSTRAINT "cluster_member_state_known" CHECK ("state" IN ('LEFT_OUT', 'TO_CONTAIN', 'WAITING', 'CONTAINED', 'TO_DECIDE', 'DECIDED', 'REFUSED', 'TO_LIFT', 'ENDED')),
  CONSTRAINT "cluster_member_left_out_undecided" CHECK (("decision" IS NULL) = ("state" = 'LEFT_OUT')),
  CONSTRAINT "cluster_member_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- An account waits in one such request at a time.
CREATE UNIQUE INDEX "cluster_member_waits_once" ON "cluster_member"("account_id")
  WHERE "state" IN ('TO_CONTAIN', 'WAITING', 'CONTAINED', 'TO_DECIDE', 'TO_LIFT');
-- What the worker has to do.
CREATE INDEX "cluster_member_due" ON "cluster_member"("changed_at", "approval_id", "place")
  WHERE "state" IN ('TO_CONTAIN', 'TO_DECIDE', 'TO_LIFT');

-- A cluster that was approved: its run, until whoever asked and whoever approved were told of its end.
CREATE TABLE "cluster_run" (
  "approval_id" UUID NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3),
  CONSTRAINT "cluster_run_pkey" PRIMARY KEY ("approval_id"),
  CONSTRAINT "cluster_run_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "cluster_run_unfinished" ON "cluster_run"("approval_id") WHERE "finished_at" IS NULL;

GRANT SELECT, INSERT ON "cluster_member", "cluster_run" TO goodstanding_app;
GRANT UPDATE ("state", "contained_since", "refusal_code", "because", "audit_entry_id", "changed_at") ON "cluster_member" TO goodstanding_app;
GRANT UPDATE ("finished_at") ON "cluster_run" TO goodstanding_app;
