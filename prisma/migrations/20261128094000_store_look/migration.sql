-- What a shop's name looks like at a glance, as `storeLook` has it: the same pairs, and never the machine's locale.
CREATE FUNCTION store_look(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp AS $$
  SELECT regexp_replace(
    translate(normalize(name, NFKC), 'АВСЕНІЈКМОРЅТХУԚԜасеорхуіјѕԁһӏԛԝкмтнвΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρυικτIi1|0ABCDEFGHJKLMNOPQRSTUVWXYZ', 'abcehljkmopstxyqwaceopxyljsdhlqwkmthbabezhlkmnoptyxaovpulktlllloabcdefghjklmnopqrstuvwxyz'),
    '[\x09-\x0d\x20-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]+', '', 'g')
$$;
GRANT EXECUTE ON FUNCTION store_look(text) TO goodstanding_app;

-- A new shop's name is compared with those of shops that sell.
CREATE INDEX "seller_profile_store_look" ON "seller_profile" (store_look("store_name"))
  WHERE "onboarding_stage" IN ('PROBATION', 'ESTABLISHED');
