-- What buyers do and how sellers deal, kept by the relay; read models built anew by the restricted login; what links accounts.

CREATE TABLE "buyer_activity" (
    "account_id" UUID NOT NULL,
    "orders_completed" INTEGER NOT NULL,
    "orders_failed" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "payments_succeeded" INTEGER NOT NULL,
    "payments_declined" INTEGER NOT NULL,
    "chargebacks" INTEGER NOT NULL,
    "coupon_abuses" INTEGER NOT NULL,
    "spent_minor" JSONB NOT NULL,
    "refunded_minor" JSONB NOT NULL,
    "first_order_at" TIMESTAMPTZ(3),
    "last_order_at" TIMESTAMPTZ(3),
    "seq" BIGINT NOT NULL,

    CONSTRAINT "buyer_activity_pkey" PRIMARY KEY ("account_id")
);

CREATE TABLE "seller_reputation" (
    "account_id" UUID NOT NULL,
    "undisputed_sales" INTEGER NOT NULL,
    "disputes_opened" INTEGER NOT NULL,
    "disputes_lost" INTEGER NOT NULL,
    "disputes_withdrawn" INTEGER NOT NULL,
    "bad_reviews" INTEGER NOT NULL,
    "orders_failed" INTEGER NOT NULL,
    "disputed_minor" JSONB NOT NULL,
    "first_sale_at" TIMESTAMPTZ(3),
    "last_sale_at" TIMESTAMPTZ(3),
    "last_dispute_at" TIMESTAMPTZ(3),
    "seq" BIGINT NOT NULL,

    CONSTRAINT "seller_reputation_pkey" PRIMARY KEY ("account_id")
);

CREATE TABLE "read_model_rebuild" (
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "differing" INTEGER,
    "problem" TEXT,

    CONSTRAINT "read_model_rebuild_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "account_link_key" (
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_link_key_pkey" PRIMARY KEY ("account_id", "kind", "hash")
);
CREATE INDEX "account_link_key_hash_idx" ON "account_link_key"("hash", "account_id");
ALTER TABLE "account_link_key" ADD CONSTRAINT "account_link_key_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "account_link_key" ADD CONSTRAINT "account_link_key_kind_known" CHECK ("kind" IN ('PHONE', 'GSTIN', 'ADDRESS', 'IP'));

ALTER TABLE "read_model_rebuild" ADD CONSTRAINT "read_model_rebuild_state_known" CHECK ("state" IN ('REQUESTED', 'RUNNING', 'DONE', 'FAILED'));

-- Written by every fact: updated in place.
ALTER TABLE "buyer_activity" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE "seller_reputation" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

-- A read model is built anew beside the live one, then takes its name. The restricted login makes no tables: these
-- three functions do, for the tables named here and no others.
CREATE FUNCTION refuse_unless_read_model(live text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF live IS NULL OR live NOT IN ('account_summary', 'buyer_activity', 'seller_reputation') THEN
    RAISE EXCEPTION 'There is no read model of this name' USING ERRCODE = 'invalid_parameter_value';
  END IF;
END
$$;

-- Indexes of a table, under the names they have beside it.
CREATE FUNCTION read_model_indexes(live text)
  RETURNS TABLE (name text, aside_name text, definition text, is_primary boolean)
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.relname::text, c.relname || '_aside',
         regexp_replace(pg_get_indexdef(i.indexrelid), ' INDEX \S+ ON \S+ ', format(' INDEX %I ON public.%I ', c.relname || '_aside', live || '_aside')),
         i.indisprimary
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
   WHERE i.indrelid = format('public.%I', live)::regclass
   ORDER BY c.relname
$$;

-- An empty table like the live one, with its primary key alone: filling is quicker without the other indexes. What an
-- interrupted rebuild left is dropped.
CREATE FUNCTION make_read_model_aside(live text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  aside text := live || '_aside';
  options text;
  own record;
  may record;
BEGIN
  PERFORM public.refuse_unless_read_model(live);
  EXECUTE format('DROP TABLE IF EXISTS public.%I', aside);
  EXECUTE format('CREATE TABLE public.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)', aside, live);
  SELECT string_agg(option, ', ') INTO options
    FROM pg_class, unnest(reloptions) AS option WHERE oid = format('public.%I', live)::regclass;
  IF options IS NOT NULL THEN
    EXECUTE format('ALTER TABLE public.%I SET (%s)', aside, options);
  END IF;
  FOR own IN SELECT * FROM public.read_model_indexes(live) WHERE is_primary LOOP
    EXECUTE own.definition;
    EXECUTE format('ALTER TABLE public.%I ADD PRIMARY KEY USING INDEX %I', aside, own.aside_name);
  END LOOP;
  -- Whoever may do something with the live table may do the same with the new one.
  FOR may IN SELECT a.grantee, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a
              WHERE c.oid = format('public.%I', live)::regclass AND a.grantee <> c.relowner LOOP
    EXECUTE format('GRANT %s ON public.%I TO %s', may.privilege_type, aside,
                   CASE may.grantee WHEN 0 THEN 'PUBLIC' ELSE may.grantee::regrole::text END);
  END LOOP;
END
$$;

-- The live table's other indexes, after the load.
CREATE FUNCTION index_read_model_aside(live text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  own record;
BEGIN
  PERFORM public.refuse_unless_read_model(live);
  FOR own IN SELECT * FROM public.read_model_indexes(live) WHERE NOT is_primary LOOP
    EXECUTE own.definition;
  END LOOP;
  EXECUTE format('ANALYZE public.%I', live || '_aside');
END
$$;

-- The new table takes the live one's name and its indexes theirs. Within a transaction nobody sees a moment between.
CREATE FUNCTION switch_read_model(live text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  names text[];
  one text;
BEGIN
  PERFORM public.refuse_unless_read_model(live);
  SELECT array_agg(name) INTO names FROM public.read_model_indexes(live);
  EXECUTE format('DROP TABLE public.%I', live);
  EXECUTE format('ALTER TABLE public.%I RENAME TO %I', live || '_aside', live);
  FOREACH one IN ARRAY names LOOP
    EXECUTE format('ALTER INDEX public.%I RENAME TO %I', one || '_aside', one);
  END LOOP;
END
$$;

CREATE FUNCTION drop_read_model_aside(live text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM public.refuse_unless_read_model(live);
  EXECUTE format('DROP TABLE IF EXISTS public.%I', live || '_aside');
END
$$;

REVOKE ALL ON FUNCTION refuse_unless_read_model(text), read_model_indexes(text), make_read_model_aside(text),
  index_read_model_aside(text), switch_read_model(text), drop_read_model_aside(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_read_model_aside(text), index_read_model_aside(text), switch_read_model(text),
  drop_read_model_aside(text) TO goodstanding_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON "buyer_activity", "seller_reputation" TO goodstanding_app;
GRANT SELECT, INSERT, UPDATE ON "read_model_rebuild", "account_link_key" TO goodstanding_app;
