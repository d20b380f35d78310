-- Messages that nobody could take: they wait for a person, with the reason and, sealed, what they said.

CREATE TABLE "parked_message" (
    "id" UUID NOT NULL,
    "consumer" TEXT NOT NULL,
    "message_key" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "type" TEXT,
    "source" TEXT,
    "sealed" BYTEA,
    "reason" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3),
    "parked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "parked_message_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "parked_message_consumer_message_key_key" ON "parked_message"("consumer", "message_key");

ALTER TABLE "parked_message" ADD CONSTRAINT "parked_message_state_known"
  CHECK ("state" IN ('PARKED', 'HELD', 'REPLAYING', 'REPLAYED', 'SKIPPED'));
-- What is decided needs its words no longer; what waits needs them to be replayed.
ALTER TABLE "parked_message" ADD CONSTRAINT "parked_message_sealed_while_open"
  CHECK (("sealed" IS NULL) = ("state" IN ('REPLAYED', 'SKIPPED')));

CREATE INDEX "parked_message_waiting" ON "parked_message" ("parked_at", "id") WHERE "state" = 'PARKED';
CREATE INDEX "parked_message_lanes" ON "parked_message" ("consumer", "lane", "position") WHERE "state" IN ('PARKED', 'HELD', 'REPLAYING');
CREATE INDEX "parked_message_decided" ON "parked_message" ("decided_at") WHERE "decided_at" IS NOT NULL;
-- The outbox's own, in the order of their list.
CREATE INDEX "outbox_parked" ON "outbox" ("parked_at", "id") WHERE "parked_at" IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON "parked_message" TO goodstanding_app;
