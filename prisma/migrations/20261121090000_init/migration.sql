-- Tables, keys and foreign keys are the schema's; what the schema can't say follows from "Partitions" on.
-- Runs as the owner. The role goodstanding_app must exist: it belongs to the cluster, not to this database.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE "credential" (
    "account_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "last_changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("account_id")
);

CREATE TABLE "role" (
    "account_id" UUID NOT NULL,
    "role_type" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by" TEXT NOT NULL,

    CONSTRAINT "role_pkey" PRIMARY KEY ("account_id","role_type")
);

CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contact_kind" TEXT NOT NULL,
    "contact_key" TEXT NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "pending_password_hash" TEXT,
    "pending_name" TEXT,
    "attempts" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_agent" TEXT NOT NULL,
    "last_ip" TEXT,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "method" TEXT NOT NULL,
    "idle_seconds" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "attempt_bucket" (
    "key" TEXT NOT NULL,
    "window_started_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "strikes" INTEGER NOT NULL DEFAULT 0,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_bucket_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "name" TEXT,
    "status" TEXT NOT NULL,
    "lock_reason" TEXT,
    "lock_scope" TEXT,
    "lock_since" TIMESTAMPTZ(3),
    "lock_until" TIMESTAMPTZ(3),
    "lock_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "event_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account_contact" (
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_contact_pkey" PRIMARY KEY ("account_id","kind")
);

CREATE TABLE "buyer_profile" (
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "date_of_birth" DATE,
    "gender" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "buyer_profile_pkey" PRIMARY KEY ("account_id")
);

CREATE TABLE "seller_profile" (
    "account_id" UUID NOT NULL,
    "store_name" TEXT NOT NULL,
    "gst_number" TEXT,
    "is_verified" BOOLEAN NOT NULL,
    "onboarding_stage" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_profile_pkey" PRIMARY KEY ("account_id")
);

CREATE TABLE "address" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "line1" TEXT NOT NULL,
    "line2" TEXT,
    "city" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "address_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account_key" (
    "account_id" UUID NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_key_pkey" PRIMARY KEY ("account_id")
);

CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_account_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_role" TEXT,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "refusal_code" TEXT,
    "subject_type" TEXT,
    "subject_id" TEXT,
    "account_id" UUID,
    "reason_code" TEXT,
    "changes" JSONB NOT NULL,
    "sealed" BYTEA,
    "channel" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "session_id" UUID,
    "policy_version" INTEGER,
    "occurrences" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("recorded_at","id")
) PARTITION BY RANGE ("recorded_at");

CREATE TABLE "refusal_tally" (
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "source_hash" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "occurrences" INTEGER NOT NULL,

    CONSTRAINT "refusal_tally_pkey" PRIMARY KEY ("minute","action","source_hash","code")
);

CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "account_id" UUID,
    "aggregate_version" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "sealed" BYTEA,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "correlation_id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "parked_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "outbox_published" (
    "id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "account_id" UUID,
    "aggregate_version" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "correlation_id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,

    CONSTRAINT "outbox_published_pkey" PRIMARY KEY ("published_at","id")
) PARTITION BY RANGE ("published_at");

CREATE TABLE "inbox" (
    "consumer" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "processed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("consumer","event_id")
) PARTITION BY HASH ("consumer", "event_id");

CREATE TABLE "development_mail" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "development_mail_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account_summary" (
    "account_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "store_name" TEXT,
    "search_text" TEXT NOT NULL,
    "roles" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "account_summary_pkey" PRIMARY KEY ("account_id")
);

CREATE TABLE "read_model_position" (
    "name" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_model_position_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "shift_days" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "summary" JSONB,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "review_case" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "risk_level" TEXT NOT NULL,
    "risk_rank" INTEGER NOT NULL,
    "score_milli" INTEGER NOT NULL,
    "exposure_minor" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "reason_code" TEXT,
    "note" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "review_case_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "trust_profile" (
    "account_id" UUID NOT NULL,
    "score_milli" INTEGER NOT NULL,
    "risk_level" TEXT NOT NULL,
    "kyc_level" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "evaluated_at" TIMESTAMPTZ(3) NOT NULL,
    "above_since" TIMESTAMPTZ(3),
    "cool_down" JSONB NOT NULL DEFAULT '{}',
    "next_crossing_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "trust_profile_pkey" PRIMARY KEY ("account_id")
);

CREATE TABLE "trust_evidence" (
    "account_id" UUID NOT NULL,
    "buckets" JSONB NOT NULL,

    CONSTRAINT "trust_evidence_pkey" PRIMARY KEY ("account_id")
);

CREATE TABLE "trust_signal" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "factor" TEXT NOT NULL,
    "good" DOUBLE PRECISION NOT NULL,
    "bad" DOUBLE PRECISION NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "source_event_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "sealed_detail" BYTEA,

    CONSTRAINT "trust_signal_pkey" PRIMARY KEY ("recorded_at","id")
) PARTITION BY RANGE ("recorded_at");

CREATE TABLE "signal_key" (
    "source" TEXT NOT NULL,
    "source_event_id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "factor" TEXT NOT NULL,

    CONSTRAINT "signal_key_pkey" PRIMARY KEY ("source","source_event_id","account_id","factor")
) PARTITION BY HASH ("source", "source_event_id", "account_id", "factor");

CREATE TABLE "policy_version" (
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("version")
);
CREATE INDEX "role_role_type_idx" ON "role"("role_type");
CREATE INDEX "verification_account_id_created_at_idx" ON "verification"("account_id", "created_at");
CREATE INDEX "device_token_hash_idx" ON "device"("token_hash");
CREATE UNIQUE INDEX "device_account_id_token_hash_key" ON "device"("account_id", "token_hash");
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");
CREATE INDEX "session_account_id_created_at_idx" ON "session"("account_id", "created_at");
CREATE UNIQUE INDEX "account_external_id_key" ON "account"("external_id");
CREATE UNIQUE INDEX "account_contact_kind_key_key" ON "account_contact"("kind", "key");
CREATE INDEX "seller_profile_gst_number_idx" ON "seller_profile"("gst_number");
CREATE INDEX "address_account_id_idx" ON "address"("account_id");
CREATE INDEX "audit_entry_account_id_recorded_at_id_idx" ON "audit_entry"("account_id", "recorded_at", "id");
CREATE INDEX "audit_entry_actor_account_id_recorded_at_id_idx" ON "audit_entry"("actor_account_id", "recorded_at", "id");
CREATE INDEX "audit_entry_action_recorded_at_id_idx" ON "audit_entry"("action", "recorded_at", "id");
CREATE UNIQUE INDEX "outbox_seq_key" ON "outbox"("seq");
CREATE INDEX "outbox_account_id_seq_idx" ON "outbox"("account_id", "seq");
CREATE INDEX "outbox_published_account_id_seq_idx" ON "outbox_published"("account_id", "seq");
CREATE INDEX "development_mail_created_at_idx" ON "development_mail"("created_at");
CREATE INDEX "account_summary_created_at_account_id_idx" ON "account_summary"("created_at", "account_id");
CREATE INDEX "account_summary_search_text_trigrams" ON "account_summary" USING GIN ("search_text" gin_trgm_ops);
CREATE INDEX "import_run_kind_started_at_idx" ON "import_run"("kind", "started_at");
CREATE INDEX "review_case_account_id_opened_at_idx" ON "review_case"("account_id", "opened_at");
CREATE INDEX "trust_signal_account_id_occurred_at_id_idx" ON "trust_signal"("account_id", "occurred_at", "id");
CREATE UNIQUE INDEX "policy_version_content_hash_key" ON "policy_version"("content_hash");
ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "role" ADD CONSTRAINT "role_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "account_contact" ADD CONSTRAINT "account_contact_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "buyer_profile" ADD CONSTRAINT "buyer_profile_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "seller_profile" ADD CONSTRAINT "seller_profile_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "address" ADD CONSTRAINT "address_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed sets: the words of the domain, refused here too

ALTER TABLE "account"
  ADD CONSTRAINT "account_status_known" CHECK ("status" IN ('ACTIVE', 'SUSPENDED', 'DISABLED')),
  ADD CONSTRAINT "account_lock_scope_known" CHECK ("lock_scope" IN ('ACCOUNT', 'SELLER', 'UNKNOWN_DEVICES')),
  ADD CONSTRAINT "account_lock_whole" CHECK (
    num_nulls("lock_reason", "lock_scope", "lock_since", "lock_by") IN (0, 4) AND ("lock_until" IS NULL OR "lock_since" IS NOT NULL)
  ),
  ADD CONSTRAINT "account_versions_count_up" CHECK ("version" >= 1 AND "event_version" >= 0);
ALTER TABLE "account_contact"
  ADD CONSTRAINT "account_contact_kind_known" CHECK ("kind" IN ('EMAIL', 'PHONE', 'PLACEHOLDER')),
  ADD CONSTRAINT "account_contact_placeholder_unproved" CHECK ("kind" <> 'PLACEHOLDER' OR "verified_at" IS NULL);
ALTER TABLE "seller_profile" ADD CONSTRAINT "seller_profile_stage_known" CHECK (
  "onboarding_stage" IN (
    'BUSINESS', 'IDENTITY', 'TAX', 'PAYOUT', 'STORE', 'FINAL', 'PROBATION', 'ESTABLISHED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'
  )
);
ALTER TABLE "role" ADD CONSTRAINT "role_type_known" CHECK (
  "role_type" IN ('BUYER', 'SELLER', 'SUPPORT', 'ANALYST', 'LEAD', 'AUDITOR', 'ADMIN')
);
ALTER TABLE "verification" ADD CONSTRAINT "verification_contact_kind_known" CHECK ("contact_kind" IN ('EMAIL', 'PHONE'));
ALTER TABLE "session" ADD CONSTRAINT "session_end_whole" CHECK (("ended_at" IS NULL) = ("end_reason" IS NULL));
ALTER TABLE "trust_profile"
  ADD CONSTRAINT "trust_profile_score_range" CHECK ("score_milli" BETWEEN 0 AND 100000),
  ADD CONSTRAINT "trust_profile_risk_known" CHECK ("risk_level" IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  ADD CONSTRAINT "trust_profile_kyc_known" CHECK ("kyc_level" IN ('NONE', 'CONTACT', 'IDENTITY', 'BUSINESS'));
ALTER TABLE "trust_signal" ADD CONSTRAINT "trust_signal_factor_known" CHECK (
  "factor" IN (
    'completion', 'refunds', 'couponAbuse', 'failures', 'burst', 'newDevices', 'sharedDevices', 'ipReputation', 'ipTravel', 'disputes'
  )
);
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_state_known" CHECK (
  "state" IN ('DRAFT', 'SHADOW', 'LIVE', 'RETIRED')
);
ALTER TABLE "review_case"
  ADD CONSTRAINT "review_case_state_whole" CHECK (
    "state" IN ('OPEN', 'DECIDED')
    AND num_nulls("decision", "reason_code", "decided_by", "decided_at") = CASE "state" WHEN 'OPEN' THEN 4 ELSE 0 END
  ),
  ADD CONSTRAINT "review_case_risk_ranked" CHECK (
    "risk_rank" = CASE "risk_level" WHEN 'CRITICAL' THEN 0 WHEN 'HIGH' THEN 1 WHEN 'MEDIUM' THEN 2 WHEN 'LOW' THEN 3 END
  );
ALTER TABLE "audit_entry"
  ADD CONSTRAINT "audit_entry_actor_known" CHECK ("actor_kind" IN ('STAFF', 'HOLDER', 'ANONYMOUS', 'SYSTEM', 'OPERATOR')),
  ADD CONSTRAINT "audit_entry_outcome_whole" CHECK (
    "outcome" IN ('DONE', 'REFUSED') AND ("outcome" = 'REFUSED') = ("refusal_code" IS NOT NULL)
  ),
  ADD CONSTRAINT "audit_entry_channel_known" CHECK ("channel" IN ('web', 'api', 'worker', 'cli')),
  ADD CONSTRAINT "audit_entry_changes_listed" CHECK (jsonb_typeof("changes") = 'array'),
  ADD CONSTRAINT "audit_entry_counts" CHECK ("occurrences" >= 1);

-- Unique where a condition holds

CREATE UNIQUE INDEX "review_case_one_open" ON "review_case" ("account_id") WHERE "state" = 'OPEN';
CREATE UNIQUE INDEX "seller_profile_gst_number_live" ON "seller_profile" ("gst_number")
  WHERE "onboarding_stage" IN ('PROBATION', 'ESTABLISHED');
CREATE UNIQUE INDEX "outbox_dense_order" ON "outbox" ("account_id", "aggregate_version", "ordinal") WHERE "aggregate_version" > 0;

-- Indexes that serve one query each

-- The queue: ORDER BY due_at, risk_rank, -exposure_minor, id; a page starts at a row comparison of the same four.
CREATE INDEX "review_case_queue" ON "review_case" ("due_at", "risk_rank", (- "exposure_minor"), "id") WHERE "state" = 'OPEN';
-- The queue's "Critical" view, in the same order.
CREATE INDEX "review_case_critical" ON "review_case" ("due_at", (- "exposure_minor"), "id") WHERE "state" = 'OPEN' AND "risk_rank" = 0;
-- "12 new since 14:02", and what was decided today.
CREATE INDEX "review_case_opened" ON "review_case" ("opened_at") WHERE "state" = 'OPEN';
CREATE INDEX "review_case_decided" ON "review_case" ("decided_at", "id") WHERE "state" = 'DECIDED';
-- The last digits of a phone number: reverse(key) LIKE '1144%'.
CREATE INDEX "account_contact_phone_end" ON "account_contact" (reverse("key") text_pattern_ops) WHERE "kind" = 'PHONE';
-- Messages that failed: few, and each holds back what follows it in its account.
CREATE INDEX "outbox_failing" ON "outbox" ("account_id", "seq") WHERE "attempts" > 0;
-- Messages to holders, which have a lane of their own beside the events.
CREATE INDEX "outbox_notifications" ON "outbox" ("seq") WHERE "type" = 'accounts.notification-requested.v1';
-- The sweep: what is due for a new score.
CREATE INDEX "trust_profile_due" ON "trust_profile" ("next_crossing_at", "account_id") WHERE "next_crossing_at" IS NOT NULL;
-- The timer: locks that end.
CREATE INDEX "account_lock_ends" ON "account" ("lock_until") WHERE "lock_until" IS NOT NULL;
-- Accounts that nobody has proved yet, for their release.
CREATE INDEX "account_contact_unproved" ON "account_contact" ("account_id") WHERE "verified_at" IS NULL AND "kind" <> 'PLACEHOLDER';
-- Live sessions of an account; ended ones stay for the record.
CREATE INDEX "session_live" ON "session" ("account_id", "created_at", "id") WHERE "ended_at" IS NULL;
-- One or two letters: left(search_text, 32) LIKE 'ab%' finds names, lower(store_name) LIKE 'ab%' stores.
CREATE INDEX "account_summary_name_prefix" ON "account_summary" (left("search_text", 32) text_pattern_ops, "account_id");
CREATE INDEX "account_summary_store_prefix" ON "account_summary" (lower("store_name") text_pattern_ops, "account_id")
  WHERE "store_name" IS NOT NULL;

-- Room for updates in place, and a vacuum that keeps up

ALTER TABLE "account" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE "trust_profile" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE "trust_evidence" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE "review_case" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "session" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE "device" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "attempt_bucket" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
ALTER TABLE "refusal_tally" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
ALTER TABLE "outbox" SET (
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000
);

-- The audit trail changes for nobody

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: its rows are written once', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Row triggers reach every partition, TRUNCATE triggers only the table they are made on.
CREATE TRIGGER "audit_entry_written_once" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_entry_never_emptied" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Partitions

CREATE TABLE "signal_key_0" PARTITION OF "signal_key" FOR VALUES WITH (MODULUS 8, REMAINDER 0);
CREATE TABLE "signal_key_1" PARTITION OF "signal_key" FOR VALUES WITH (MODULUS 8, REMAINDER 1);
CREATE TABLE "signal_key_2" PARTITION OF "signal_key" FOR VALUES WITH (MODULUS 8, REMAINDER 2);
CREATE TABLE "signal_key_3" PARTITION OF "signal_key" FOR VALUES WITH (MODULUS 8, REMAINDER 3);
CREATE TABLE "signal_key_4" PARTITION OF "signal_key" FOR VALUES WITH (MODULUS 8, REMAINDER 4);
CREATE TABLE "signal_key_5" PARTITION OF "signal_key" FOR VALUES WITH (MODULUS 8, REMAINDER 5);
CREATE TABLE "signal_key_6" PARTITION OF "signal_key" FOR VALUES WITH (MODULUS 8, REMAINDER 6);
CREATE TABLE "signal_key_7" PARTITION OF "signal_key" FOR VALUES WITH (MODULUS 8, REMAINDER 7);
CREATE TABLE "inbox_0" PARTITION OF "inbox" FOR VALUES WITH (MODULUS 8, REMAINDER 0);
CREATE TABLE "inbox_1" PARTITION OF "inbox" FOR VALUES WITH (MODULUS 8, REMAINDER 1);
CREATE TABLE "inbox_2" PARTITION OF "inbox" FOR VALUES WITH (MODULUS 8, REMAINDER 2);
CREATE TABLE "inbox_3" PARTITION OF "inbox" FOR VALUES WITH (MODULUS 8, REMAINDER 3);
CREATE TABLE "inbox_4" PARTITION OF "inbox" FOR VALUES WITH (MODULUS 8, REMAINDER 4);
CREATE TABLE "inbox_5" PARTITION OF "inbox" FOR VALUES WITH (MODULUS 8, REMAINDER 5);
CREATE TABLE "inbox_6" PARTITION OF "inbox" FOR VALUES WITH (MODULUS 8, REMAINDER 6);
CREATE TABLE "inbox_7" PARTITION OF "inbox" FOR VALUES WITH (MODULUS 8, REMAINDER 7);

-- Months (UTC) of the three histories that have no partition yet, from the previous month to `months_ahead`.
-- Readiness asks with 1: without the next month every action would fail at midnight on the first.
CREATE FUNCTION missing_month_partitions(months_ahead integer)
  RETURNS TABLE (parent text, partition text, first_day timestamptz, next_first_day timestamptz)
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT parent, partition, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC'
    FROM unnest(ARRAY['audit_entry', 'trust_signal', 'outbox_published']) AS parent,
         date_trunc('month', now() AT TIME ZONE 'UTC') AS this_month,
         generate_series(this_month - interval '1 month', this_month + make_interval(months => months_ahead), interval '1 month') AS month,
         format('%s_%s', parent, to_char(month, 'YYYY_MM')) AS partition
   -- Read from the catalogue: a cached name would miss what another session has just made.
   WHERE NOT EXISTS (SELECT FROM pg_class WHERE relname = partition AND relnamespace = 'public'::regnamespace)
   ORDER BY month, parent
$$;

-- Makes them; returns how many. Each is built aside and attached, so that writers never wait for more than a moment.
CREATE FUNCTION ensure_month_partitions(months_ahead integer)
  RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  missing record;
  made integer := 0;
BEGIN
  IF months_ahead NOT BETWEEN 0 AND 24 THEN
    RAISE EXCEPTION 'months_ahead must lie between 0 and 24' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM FROM public.missing_month_partitions(months_ahead);
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  PERFORM pg_advisory_xact_lock(72707372);
  FOR missing IN SELECT * FROM public.missing_month_partitions(months_ahead) LOOP
    EXECUTE format(
      'CREATE TABLE public.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES INCLUDING STORAGE)',
      missing.partition, missing.parent
    );
    IF missing.parent = 'audit_entry' THEN
      EXECUTE format(
        'CREATE TRIGGER audit_entry_never_emptied BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()',
        missing.partition
      );
    END IF;
    EXECUTE format(
      'ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
      missing.parent, missing.partition, missing.first_day, missing.next_first_day
    );
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

SELECT ensure_month_partitions(3);

-- The application's rights: nothing but what is named here. Partitions are reached through their table alone.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
REVOKE ALL ON FUNCTION refuse_change(), missing_month_partitions(integer), ensure_month_partitions(integer) FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO goodstanding_app;
GRANT EXECUTE ON FUNCTION missing_month_partitions(integer), ensure_month_partitions(integer) TO goodstanding_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON
  "account", "account_contact", "buyer_profile", "seller_profile", "address", "credential", "role",
  "verification", "device", "session", "attempt_bucket", "refusal_tally", "outbox", "account_summary",
  "trust_profile", "trust_evidence"
  TO goodstanding_app;
GRANT SELECT, INSERT, UPDATE ON
  "policy_version", "review_case", "read_model_position", "import_run"
  TO goodstanding_app;
GRANT SELECT, INSERT, DELETE ON "account_key", "development_mail", "inbox" TO goodstanding_app;
GRANT SELECT, INSERT ON "audit_entry", "trust_signal", "signal_key", "outbox_published" TO goodstanding_app;
GRANT USAGE ON SEQUENCE "audit_entry_seq_seq", "outbox_seq_seq" TO goodstanding_app;
