-- Second factors, links, places, approvals, statements and appeals: the tables of zero-trust sign-in.

ALTER TABLE "account" ADD COLUMN "past_locks" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "verification" ADD COLUMN "purpose" TEXT NOT NULL DEFAULT 'SIGN_UP';

ALTER TABLE "verification" ADD COLUMN "pending_value" TEXT;

ALTER TABLE "device" ADD COLUMN "last_country" TEXT;

ALTER TABLE "device" ADD COLUMN "name" TEXT;

ALTER TABLE "device" ADD COLUMN "denied_at" TIMESTAMPTZ(3);

ALTER TABLE "session" ADD COLUMN "level" TEXT NOT NULL DEFAULT 'SINGLE';

ALTER TABLE "session" ADD COLUMN "proved_at" TIMESTAMPTZ(3);
UPDATE "session" SET "proved_at" = "created_at";
ALTER TABLE "session" ALTER COLUMN "proved_at" SET NOT NULL;

CREATE TABLE "retired_session_token" (
    "token_hash" BYTEA NOT NULL,
    "session_id" UUID NOT NULL,
    "retired_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retired_session_token_pkey" PRIMARY KEY ("token_hash")
);
CREATE INDEX "retired_session_token_session_id_idx" ON "retired_session_token"("session_id");
CREATE INDEX "retired_session_token_retired_at_idx" ON "retired_session_token"("retired_at");

CREATE TABLE "pending_sign_in" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "device_token_hash" BYTEA NOT NULL,
    "method" TEXT NOT NULL,
    "needs" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "pending_sign_in_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "pending_sign_in_account_id_idx" ON "pending_sign_in"("account_id");
CREATE INDEX "pending_sign_in_expires_at_idx" ON "pending_sign_in"("expires_at");

CREATE TABLE "totp_factor" (
    "account_id" UUID NOT NULL,
    "sealed_secret" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT,

    CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("account_id")
);


CREATE TABLE "recovery_code" (
    "account_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("account_id", "code_hash")
);


CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "sign_count" BIGINT NOT NULL,
    "transports" TEXT[],
    "backed_up" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");
CREATE INDEX "passkey_account_id_idx" ON "passkey"("account_id");

CREATE TABLE "passkey_challenge" (
    "id" UUID NOT NULL,
    "challenge" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "account_id" UUID,
    "device_token_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

CREATE TABLE "spent_link" (
    "jti" UUID NOT NULL,
    "account_id" UUID,
    "purpose" TEXT NOT NULL,
    "spent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_link_pkey" PRIMARY KEY ("jti")
);
CREATE INDEX "spent_link_expires_at_idx" ON "spent_link"("expires_at");

CREATE TABLE "sign_in_place" (
    "account_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_place_pkey" PRIMARY KEY ("account_id", "country")
);


CREATE TABLE "staff_invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "account_id" UUID,
    "version" INTEGER NOT NULL,

    CONSTRAINT "staff_invitation_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "staff_invitation_email_key_idx" ON "staff_invitation"("email_key");

ALTER TABLE "account" ADD COLUMN "link_epoch" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "account_closing" (
    "account_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_closing_pkey" PRIMARY KEY ("account_id")
);
CREATE INDEX "account_closing_closes_at_idx" ON "account_closing"("closes_at");

CREATE TABLE "notification_choice" (
    "account_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_choice_pkey" PRIMARY KEY ("account_id", "topic")
);


CREATE TABLE "approval_request" (
    "id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "account_id" UUID,
    "order" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "reason_code" TEXT NOT NULL,
    "sealed_note" BYTEA NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "refusal_code" TEXT,
    "decided_by" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "sealed_answer" BYTEA,
    "version" INTEGER NOT NULL,

    CONSTRAINT "approval_request_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "approval_request_state_expires_at_id_idx" ON "approval_request"("state", "expires_at", "id");
CREATE INDEX "approval_request_account_id_requested_at_idx" ON "approval_request"("account_id", "requested_at");

CREATE TABLE "statement_of_reasons" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason_code" TEXT NOT NULL,
    "is_automated" BOOLEAN NOT NULL,
    "until" TIMESTAMPTZ(3),
    "sealed" BYTEA NOT NULL,
    "audit_entry_id" UUID NOT NULL,
    "decided_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_of_reasons_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "statement_of_reasons_account_id_created_at_idx" ON "statement_of_reasons"("account_id", "created_at");

CREATE TABLE "appeal" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "sealed_text" BYTEA NOT NULL,
    "sealed_answer" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "appeal_statement_id_key" ON "appeal"("statement_id");
CREATE INDEX "appeal_account_id_created_at_idx" ON "appeal"("account_id", "created_at");
CREATE INDEX "appeal_state_created_at_idx" ON "appeal"("state", "created_at");

-- One open request of a kind for one account: the second asker is told of the first.
CREATE UNIQUE INDEX "approval_request_pending_key" ON "approval_request"("action", "account_id") WHERE "state" = 'PENDING';

-- One living invitation for one address.
CREATE UNIQUE INDEX "staff_invitation_living_key" ON "staff_invitation"("email_key") WHERE "state" IN ('PENDING', 'SENT');

ALTER TABLE "development_mail" ADD COLUMN "html" TEXT;

-- What housekeeping looks for, found without reading whole tables.
CREATE INDEX "verification_expires_at_idx" ON "verification"("expires_at");
CREATE INDEX "session_dead_at_idx" ON "session"((LEAST("ended_at", "expires_at")));
CREATE INDEX "inbox_processed_at_idx" ON "inbox" USING BRIN ("processed_at");

GRANT SELECT, INSERT, UPDATE, DELETE ON
  "pending_sign_in", "totp_factor", "recovery_code", "passkey", "passkey_challenge", "sign_in_place", "account_closing", "notification_choice"
  TO goodstanding_app;
GRANT SELECT, INSERT, UPDATE ON "approval_request", "appeal", "staff_invitation" TO goodstanding_app;
GRANT SELECT, INSERT ON "statement_of_reasons" TO goodstanding_app;
GRANT SELECT, INSERT, DELETE ON "spent_link", "retired_session_token" TO goodstanding_app;
