-- Facts that another system recorded before this one existed are kept in the months of their recording, too. Makes
-- those months of "trust_signal" that are missing between two moments; returns how many. At most ten years back, so
-- that a slip in a date can't fill the catalogue.
CREATE FUNCTION ensure_signal_partitions(first_moment timestamptz, last_moment timestamptz)
  RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  missing record;
  made integer := 0;
BEGIN
  IF first_moment < now() - interval '10 years' OR last_moment > now() + interval '1 month' OR first_moment > last_moment THEN
    RAISE EXCEPTION 'Signals are kept from ten years ago to the coming month' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock(72707372);
  FOR missing IN
    SELECT partition, month AT TIME ZONE 'UTC' AS first_day, (month + interval '1 month') AT TIME ZONE 'UTC' AS next_first_day
      FROM generate_series(
             date_trunc('month', first_moment AT TIME ZONE 'UTC'),
             date_trunc('month', last_moment AT TIME ZONE 'UTC'),
             interval '1 month') AS month,
           format('trust_signal_%s', to_char(month, 'YYYY_MM')) AS partition
     WHERE NOT EXISTS (SELECT FROM pg_class WHERE relname = partition AND relnamespace = 'public'::regnamespace)
     ORDER BY month
  LOOP
    EXECUTE format(
      'CREATE TABLE public.%I (LIKE public.trust_signal INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES INCLUDING STORAGE)',
      missing.partition
    );
    EXECUTE format(
      'ALTER TABLE public.trust_signal ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
      missing.partition, missing.first_day, missing.next_first_day
    );
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

REVOKE ALL ON FUNCTION ensure_signal_partitions(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_signal_partitions(timestamptz, timestamptz) TO goodstanding_app;
