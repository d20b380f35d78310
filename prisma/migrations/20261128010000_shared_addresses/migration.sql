-- An address of the shop's visitors, by its keyed hash. The row is locked while the address is counted, as long as few
-- share it; once many do, that stays so, and nobody waits for it any more.
CREATE TABLE "shop_address" (
    "hash" BYTEA NOT NULL,
    "shared_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_address_pkey" PRIMARY KEY ("hash")
);

INSERT INTO "shop_address" ("hash", "shared_at")
SELECT "hash", CASE WHEN count(*) > 10 THEN max("first_seen_at") END FROM "shop_address_account" GROUP BY 1;

GRANT SELECT, INSERT, UPDATE ON "shop_address" TO goodstanding_app;
