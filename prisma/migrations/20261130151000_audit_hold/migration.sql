-- Months of the trail that must stay, however old: a dispute, a request of a court. By the owner alone, and on record.
CREATE TABLE "audit_hold" (
  "id" UUID NOT NULL,
  "first_month" DATE NOT NULL,
  "last_month" DATE NOT NULL,
  "reason" TEXT NOT NULL,
  "placed_at" TIMESTAMPTZ(3) NOT NULL,
  "released_at" TIMESTAMPTZ(3),
  CONSTRAINT "audit_hold_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "audit_hold_months" CHECK (
    "first_month" = date_trunc('month', "first_month")::date AND "last_month" = date_trunc('month', "last_month")::date
    AND "first_month" <= "last_month"),
  CONSTRAINT "audit_hold_reason_given" CHECK (length(btrim("reason")) BETWEEN 3 AND 200)
);

CREATE FUNCTION note_audit_hold(act text, months text) RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public.audit_entry (id, recorded_at, actor_kind, actor_name, action, outcome, subject_type, subject_id,
                                  changes, channel, request_id)
  VALUES (gen_random_uuid(), now(), 'OPERATOR', 'operator', act, 'DONE', 'MONTH', months, '[]', 'cli', 'audit_hold')
$$;

CREATE FUNCTION hold_audit_months(first_month date, last_month date, reason text) RETURNS uuid
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  hold uuid := gen_random_uuid();
BEGIN
  -- Dropping waits for this, and this for dropping.
  LOCK TABLE public.audit_hold IN SHARE ROW EXCLUSIVE MODE;
  INSERT INTO public.audit_hold VALUES (hold, first_month, last_month, reason, now(), NULL);
  PERFORM public.note_audit_hold('audit.hold-months', to_char(first_month, 'YYYY-MM') || '..' || to_char(last_month, 'YYYY-MM'));
  RETURN hold;
END
$$;

CREATE FUNCTION release_audit_months(hold uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  months text;
BEGIN
  UPDATE public.audit_hold h SET released_at = now() WHERE h.id = hold AND h.released_at IS NULL
  RETURNING to_char(h.first_month, 'YYYY-MM') || '..' || to_char(h.last_month, 'YYYY-MM') INTO months;
  IF NOT found THEN
    RAISE EXCEPTION 'There is no such hold in force' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM public.note_audit_hold('audit.release-months', months);
END
$$;

CREATE OR REPLACE FUNCTION drop_audit_month(month date) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  named text := to_char(month, 'YYYY_MM');
  unsealed bigint;
  held text;
BEGIN
  IF month <> date_trunc('month', month)::date OR month > (now() AT TIME ZONE 'UTC')::date - interval '13 months' THEN
    RAISE EXCEPTION 'Name the first day of a month that ended a year ago or earlier' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF named <> (SELECT min(right(c.relname, 7)) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = 'public.audit_entry'::regclass) THEN
    RAISE EXCEPTION 'The oldest month goes first' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  LOCK TABLE public.audit_hold IN SHARE ROW EXCLUSIVE MODE;
  SELECT h.reason INTO held FROM public.audit_hold h
   WHERE h.released_at IS NULL AND month BETWEEN h.first_month AND h.last_month LIMIT 1;
  IF found THEN
    RAISE EXCEPTION 'This month is held: %', held USING ERRCODE = 'object_not_in_prerequisite_state';
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

REVOKE ALL ON FUNCTION note_audit_hold(text, text), hold_audit_months(date, date, text), release_audit_months(uuid) FROM PUBLIC;
