-- What holders hand in: pages as pictures of our own making, in sealed pieces. The file that came is not kept.

CREATE TABLE "account_document" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "application_id" UUID,
    "kind" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "pages" JSONB NOT NULL,
    "sealed" BYTEA NOT NULL,
    "sealed_texts" BYTEA NOT NULL,
    "store" TEXT NOT NULL,
    "storage_key" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),
    "submission_no" INTEGER,
    "replaced_by_no" INTEGER,
    "over_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_document_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "account_document_kind_known" CHECK ("kind" IN ('BUSINESS_PROOF', 'PHOTO_ID', 'PAN_CARD', 'GST_CERTIFICATE', 'BANK_PROOF', 'HOLD_EVIDENCE')),
    CONSTRAINT "account_document_format_known" CHECK ("format" IN ('PDF', 'JPG', 'PNG')),
    CONSTRAINT "account_document_store_known" CHECK ("store" IN ('DATABASE', 'S3')),
    CONSTRAINT "account_document_of_its_kind" CHECK (("kind" = 'HOLD_EVIDENCE') = ("application_id" IS NULL)),
    CONSTRAINT "account_document_sent_stays" CHECK ("submission_no" IS NULL OR "frozen_at" IS NOT NULL)
);
CREATE UNIQUE INDEX "account_document_storage_key_key" ON "account_document" ("storage_key");
CREATE INDEX "account_document_account_id_kind_idx" ON "account_document" ("account_id", "kind");
CREATE INDEX "account_document_application_id_idx" ON "account_document" ("application_id");
-- Two short lists to look through: what may have lost its purpose, and what lost it so long ago that it goes.
CREATE INDEX "account_document_over_at_idx" ON "account_document" ("over_at");

CREATE TABLE "document_chunk" (
    "storage_key" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "document_chunk_pkey" PRIMARY KEY ("storage_key", "no")
);
-- What is encrypted can't be compressed.
ALTER TABLE "document_chunk" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;

-- Where pieces lie, or are about to, that no document vouches for: uploads under way, and what is to be swept.
CREATE TABLE "document_intake" (
    "storage_key" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "chunk_count" INTEGER NOT NULL DEFAULT 0,
    "document_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "is_over" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "document_intake_pkey" PRIMARY KEY ("storage_key")
);
CREATE INDEX "document_intake_account_id_idx" ON "document_intake" ("account_id");
CREATE INDEX "document_intake_began_at_idx" ON "document_intake" ("began_at");

ALTER TABLE "account_document" ADD CONSTRAINT "account_document_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "account_document" ADD CONSTRAINT "account_document_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "seller_application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "account_document", "document_intake" TO goodstanding_app;
-- A piece is written once: nothing changes one in its place.
GRANT SELECT, INSERT, DELETE ON "document_chunk" TO goodstanding_app;
