-- Looking people up by contact or GSTIN is an action of the trail: counted while a minute runs, one entry once it is over.

CREATE TABLE "look_up_tally" (
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "session_id" UUID NOT NULL,
    "searched_by" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "actor_account_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "account_id" UUID,
    "occurrences" INTEGER NOT NULL,

    CONSTRAINT "look_up_tally_pkey" PRIMARY KEY ("minute","session_id","searched_by","text_hash")
);

ALTER TABLE "look_up_tally" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
GRANT SELECT, INSERT, UPDATE, DELETE ON "look_up_tally" TO goodstanding_app;
