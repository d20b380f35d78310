-- Trust as a service, the rest: systems that ask for a second person, applications to sell, webhooks, shared addresses.

-- Whose id stands in requested_by: a member of staff, or another system's key.
ALTER TABLE "approval_request" ADD COLUMN "requested_by_kind" TEXT NOT NULL DEFAULT 'PERSON';
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_asker_known" CHECK ("requested_by_kind" IN ('PERSON', 'API_KEY'));

CREATE TABLE "seller_application" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "store_name" TEXT NOT NULL,
    "gst_number" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "seller_application_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "seller_application_account_id_opened_at_idx" ON "seller_application"("account_id", "opened_at");
-- One application of an account is under way at a time.
CREATE UNIQUE INDEX "seller_application_open_key" ON "seller_application"("account_id") WHERE "stage" IN ('BUSINESS', 'IDENTITY', 'TAX', 'PAYOUT', 'STORE', 'FINAL');

CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "types" TEXT[],
    "sealed_secret" BYTEA NOT NULL,
    "sealed_previous_secret" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "last_delivered_at" TIMESTAMPTZ(3),
    "delivered_count" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- What is still to be delivered; a delivered row goes.
CREATE TABLE "webhook_delivery" (
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "parked_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("endpoint_id", "event_id")
);
-- The head of each account's line at each receiver, and what waits for a person.
CREATE INDEX "webhook_delivery_line_idx" ON "webhook_delivery"("endpoint_id", "account_id", "seq") WHERE "parked_at" IS NULL;
CREATE INDEX "webhook_delivery_due_idx" ON "webhook_delivery"("available_at") WHERE "parked_at" IS NULL;
CREATE INDEX "webhook_delivery_parked_idx" ON "webhook_delivery"("parked_at", "seq") WHERE "parked_at" IS NOT NULL;

-- Which accounts an address of the shop's visitors was seen with, by its keyed hash.
CREATE TABLE "shop_address_account" (
    "hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_address_account_pkey" PRIMARY KEY ("hash", "account_id")
);

ALTER TABLE "seller_application" ADD CONSTRAINT "seller_application_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "shop_address_account" ADD CONSTRAINT "shop_address_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_state_known" CHECK ("state" IN ('ACTIVE', 'DISABLED'));

GRANT SELECT, INSERT, UPDATE ON "seller_application", "shop_address_account" TO goodstanding_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_endpoint", "webhook_delivery" TO goodstanding_app;
