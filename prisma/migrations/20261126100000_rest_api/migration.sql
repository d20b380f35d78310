-- Trust as a service: keys of other systems, their budgets, the answers they may ask for again, and what the shop told.

CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "api_key_prefix_key" ON "api_key"("prefix");
CREATE UNIQUE INDEX "api_key_secret_hash_key" ON "api_key"("secret_hash");

CREATE TABLE "api_key_budget" (
    "key_id" UUID NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_key_budget_pkey" PRIMARY KEY ("key_id")
);

CREATE TABLE "api_answer" (
    "key_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "body" TEXT,

    CONSTRAINT "api_answer_pkey" PRIMARY KEY ("key_id", "idempotency_key")
);
CREATE INDEX "api_answer_claimed_at_idx" ON "api_answer"("claimed_at");

CREATE TABLE "shop_event" (
    "key" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_event_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "shop_sale_fact" (
    "seller_id" UUID NOT NULL,
    "order_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_sale_fact_pkey" PRIMARY KEY ("seller_id", "order_id", "kind", "source", "event_id")
);

CREATE TABLE "shop_thing" (
    "hash" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "shop_thing_pkey" PRIMARY KEY ("hash")
);

CREATE TABLE "shop_thing_account" (
    "account_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_thing_account_pkey" PRIMARY KEY ("account_id", "hash")
);
CREATE INDEX "shop_thing_account_hash_idx" ON "shop_thing_account"("hash");

ALTER TABLE "api_key_budget" ADD CONSTRAINT "api_key_budget_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "api_answer" ADD CONSTRAINT "api_answer_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "shop_sale_fact" ADD CONSTRAINT "shop_sale_fact_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "shop_thing_account" ADD CONSTRAINT "shop_thing_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "shop_thing" ADD CONSTRAINT "shop_thing_kind_known" CHECK ("kind" IN ('DEVICE', 'INSTRUMENT'));
ALTER TABLE "shop_sale_fact" ADD CONSTRAINT "shop_sale_fact_kind_known" CHECK ("kind" IN ('COMPLETED', 'OPENED', 'LOST', 'CHARGED_BACK', 'WON'));

-- Written by every request of a key: updated in place.
ALTER TABLE "api_key_budget" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

GRANT SELECT, INSERT ON "api_key" TO goodstanding_app;
-- Name, scopes and secret of a key are what they were when it was made.
GRANT UPDATE ("revoked_at", "last_used_at") ON "api_key" TO goodstanding_app;
GRANT SELECT, INSERT, UPDATE ON "api_key_budget" TO goodstanding_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "api_answer" TO goodstanding_app;
GRANT SELECT, INSERT ON "shop_event", "shop_sale_fact" TO goodstanding_app;
GRANT SELECT, INSERT, UPDATE ON "shop_thing", "shop_thing_account" TO goodstanding_app;

-- Another system acts by its key.
ALTER TABLE "audit_entry" DROP CONSTRAINT "audit_entry_actor_known",
  ADD CONSTRAINT "audit_entry_actor_known" CHECK ("actor_kind" IN ('STAFF', 'HOLDER', 'ANONYMOUS', 'SYSTEM', 'OPERATOR', 'MACHINE'));
