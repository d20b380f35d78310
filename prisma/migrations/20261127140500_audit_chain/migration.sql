-- The audit trail, sealed: committed entries get dense numbers and signed checkpoints from one sealer. Nothing of it happens in
-- the transaction of an action.

-- Which transaction wrote an entry: the sealer takes what lies below the oldest one that still runs. Entries of before
-- this migration count as the oldest of all; the constant default writes no row anew.
ALTER TABLE "audit_entry" ADD COLUMN "tx" XID8 NOT NULL DEFAULT '0';
ALTER TABLE "audit_entry" ALTER COLUMN "tx" SET DEFAULT pg_current_xact_id();
CREATE INDEX "audit_entry_tx_seq_idx" ON "audit_entry" ("tx", "seq");

-- An entry's place in the chain, and its canonical text as it was when it got it. Lives in the month of its entry and
-- goes with it; what the chain needs to hold together without it stands in the checkpoints.
CREATE TABLE "audit_seal" (
    "number" BIGINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "entry_id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("number", "recorded_at")
) PARTITION BY RANGE ("recorded_at");
CREATE UNIQUE INDEX "audit_seal_recorded_at_entry_id_key" ON "audit_seal" ("recorded_at", "entry_id");

CREATE TABLE "audit_checkpoint" (
    "number" BIGINT NOT NULL,
    "first" BIGINT NOT NULL,
    "last" BIGINT NOT NULL,
    "months" TEXT NOT NULL,
    "leaves" BYTEA NOT NULL,
    "root" BYTEA NOT NULL,
    "head" BYTEA NOT NULL,
    "previous" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "cluster" TEXT NOT NULL,
    "tx" XID8 NOT NULL,
    "seq" BIGINT NOT NULL,
    "key_id" TEXT NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("number")
);
CREATE UNIQUE INDEX "audit_checkpoint_first_key" ON "audit_checkpoint" ("first");
CREATE UNIQUE INDEX "audit_checkpoint_last_key" ON "audit_checkpoint" ("last");

-- Runs of `verify-audit` that somebody asked the worker for, or that its clock did.
CREATE TABLE "audit_verification" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "done" BIGINT NOT NULL DEFAULT 0,
    "total" BIGINT NOT NULL DEFAULT 0,
    "sealed_up_to" BIGINT,
    "fault" TEXT,
    "fault_number" BIGINT,
    "problem" TEXT,

    CONSTRAINT "audit_verification_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_verification_asked_at_idx" ON "audit_verification" ("asked_at");
-- One at a time.
CREATE UNIQUE INDEX "audit_verification_one_open" ON "audit_verification" ((true)) WHERE "state" IN ('REQUESTED', 'RUNNING');
ALTER TABLE "audit_verification" ADD CONSTRAINT "audit_verification_state_known"
  CHECK ("state" IN ('REQUESTED', 'RUNNING', 'INTACT', 'BROKEN', 'FAILED'));

ALTER TABLE "audit_seal" ADD CONSTRAINT "audit_seal_counts" CHECK ("number" >= 1);
ALTER TABLE "audit_checkpoint"
  ADD CONSTRAINT "audit_checkpoint_counts" CHECK ("number" >= 1 AND "first" >= 1 AND "last" >= "first"),
  ADD CONSTRAINT "audit_checkpoint_leaves_whole" CHECK (octet_length("leaves") = 32 * ("last" - "first" + 1)),
  ADD CONSTRAINT "audit_checkpoint_hashes_whole" CHECK (
    octet_length("root") = 32 AND octet_length("head") = 32 AND octet_length("previous") = 32 AND octet_length("signature") = 64
  );

-- Written once, like the trail itself

CREATE TRIGGER "audit_seal_written_once" BEFORE UPDATE OR DELETE ON "audit_seal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_seal_never_emptied" BEFORE TRUNCATE ON "audit_seal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_checkpoint_written_once" BEFORE UPDATE OR DELETE ON "audit_checkpoint" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_checkpoint_never_emptied" BEFORE TRUNCATE ON "audit_checkpoint" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Months of the seals: with the histories' own, and those that the trail has already

CREATE OR REPLACE FUNCTION missing_month_partitions(months_ahead integer)
  RETURNS TABLE (parent text, partition text, first_day timestamptz, next_first_day timestamptz)
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT parent, partition, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC'
    FROM unnest(ARRAY['audit_entry', 'audit_seal', 'trust_signal', 'outbox_published']) AS parent,
         date_trunc('month', now() AT TIME ZONE 'UTC') AS this_month,
         generate_series(this_month - interval '1 month', this_month + make_interval(months => months_ahead), interval '1 month') AS month,
         format('%s_%s', parent, to_char(month, 'YYYY_MM')) AS partition
   -- Read from the catalogue: a cached name would miss what another session has just made.
   WHERE NOT EXISTS (SELECT FROM pg_class WHERE relname = partition AND relnamespace = 'public'::regnamespace)
   ORDER BY month, parent
$$;

CREATE OR REPLACE FUNCTION ensure_month_partitions(months_ahead integer)
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
    IF missing.parent IN ('audit_entry', 'audit_seal') THEN
      EXECUTE format(
        'CREATE TRIGGER %I BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()',
        missing.parent || '_never_emptied', missing.partition
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

DO $$
DECLARE
  month record;
BEGIN
  FOR month IN
    SELECT replace(c.relname, 'audit_entry', 'audit_seal') AS partition, pg_get_expr(c.relpartbound, c.oid) AS bounds
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'audit_entry'::regclass
  LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF audit_seal %s', month.partition, month.bounds);
    EXECUTE format(
      'CREATE TRIGGER audit_seal_never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      month.partition
    );
  END LOOP;
END
$$;

-- Retention, by hand of the owner alone: the oldest month of the trail goes, entries and seals together, and the trail
-- says so. Nothing younger than a year goes, and nothing that was never sealed.
CREATE FUNCTION drop_audit_month(month date) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  named text := to_char(month, 'YYYY_MM');
  unsealed bigint;
BEGIN
  IF month <> date_trunc('month', month)::date OR month > (now() AT TIME ZONE 'UTC')::date - interval '13 months' THEN
    RAISE EXCEPTION 'Name the first day of a month that ended a year ago or earlier' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF named <> (SELECT min(right(c.relname, 7)) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = 'public.audit_entry'::regclass) THEN
    RAISE EXCEPTION 'The oldest month goes first' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  EXECUTE format(
    'SELECT count(*) FROM public.%I e WHERE NOT EXISTS (
       SELECT FROM public.%I s WHERE s.recorded_at = e.recorded_at AND s.entry_id = e.id)',
    'audit_entry_' || named, 'audit_seal_' || named
  ) INTO unsealed;
  IF unsealed > 0 THEN
    RAISE EXCEPTION '% entries of this month are not sealed yet', unsealed USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  INSERT INTO public.audit_entry (id, recorded_at, actor_kind, actor_name, action, outcome, subject_type, subject_id,
                                  changes, channel, request_id)
  VALUES (gen_random_uuid(), now(), 'OPERATOR', 'operator', 'audit.drop-month', 'DONE', 'MONTH', to_char(month, 'YYYY-MM'),
          '[]', 'cli', 'drop_audit_month');
  EXECUTE format('DROP TABLE public.%I, public.%I', 'audit_entry_' || named, 'audit_seal_' || named);
END
$$;

REVOKE ALL ON FUNCTION drop_audit_month(date) FROM PUBLIC;
GRANT SELECT, INSERT ON "audit_seal", "audit_checkpoint" TO goodstanding_app;
GRANT SELECT, INSERT, UPDATE ON "audit_verification" TO goodstanding_app;
