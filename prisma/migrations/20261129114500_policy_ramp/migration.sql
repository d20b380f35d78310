-- A version comes into force little by little: for a share of the accounts, then for a larger one, then for everybody

ALTER TABLE "policy_version"
  -- The way it was approved to go: {shadowHours, steps: [{share, hours}], guardPercent}.
  ADD COLUMN "ramp_plan" JSONB,
  ADD COLUMN "ramp_taken" INTEGER,
  -- Percent of the accounts scored by it at this moment: 0 before its first step, while it is paused, and afterwards.
  ADD COLUMN "ramp_share" INTEGER,
  ADD COLUMN "ramp_since" TIMESTAMPTZ(3),
  ADD COLUMN "ramp_paused_at" TIMESTAMPTZ(3);

ALTER TABLE "policy_version"
  DROP CONSTRAINT "policy_version_state_known",
  ADD CONSTRAINT "policy_version_state_known" CHECK ("state" IN ('DRAFT', 'SHADOW', 'RAMPING', 'LIVE', 'RETIRED')),
  DROP CONSTRAINT "policy_version_waits_in_shadow",
  ADD CONSTRAINT "policy_version_waits_for_a_step" CHECK ("starts_at" IS NULL OR "state" IN ('SHADOW', 'RAMPING')),
  ADD CONSTRAINT "policy_version_ramp_whole" CHECK (("ramp_plan" IS NULL) = ("ramp_taken" IS NULL)
    AND ("ramp_plan" IS NULL) = ("ramp_share" IS NULL) AND ("state" <> 'RAMPING' OR "ramp_plan" IS NOT NULL)),
  ADD CONSTRAINT "policy_version_ramp_share" CHECK ("ramp_share" = 0 OR ("ramp_share" BETWEEN 1 AND 99 AND "state" = 'RAMPING')),
  ADD CONSTRAINT "policy_version_ramp_paused" CHECK ("ramp_paused_at" IS NULL OR ("state" = 'RAMPING' AND "ramp_share" = 0));

CREATE UNIQUE INDEX "policy_version_one_ramping" ON "policy_version" ("state") WHERE "state" = 'RAMPING';

-- As before, and nothing goes back from a ramp but into retirement.
CREATE OR REPLACE FUNCTION refuse_policy_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.version <> OLD.version
     OR (OLD.state <> 'DRAFT' AND (NEW.document <> OLD.document OR NEW.content_hash <> OLD.content_hash))
     OR (OLD.state = 'RETIRED' AND NEW.state <> 'RETIRED')
     OR (OLD.state = 'LIVE' AND NEW.state NOT IN ('LIVE', 'RETIRED'))
     OR (OLD.state = 'RAMPING' AND NEW.state NOT IN ('RAMPING', 'LIVE', 'RETIRED'))
     OR (OLD.state = 'SHADOW' AND NEW.state = 'DRAFT') THEN
    RAISE EXCEPTION 'policy version % left its draft: it is written once', OLD.version USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;

-- Every change of a share, so that the version that scored an account at any past moment is known for ever.
CREATE TABLE "policy_ramp" (
    -- That of the entry of the act.
    "id" UUID NOT NULL,
    "seq" BIGINT GENERATED ALWAYS AS IDENTITY,
    "version" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    -- Percent from this moment on; 100 is everybody, and then the version is live.
    "share" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    -- The request whose approval covers it; none where accounts only go back.
    "approval_id" UUID,

    CONSTRAINT "policy_ramp_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "policy_ramp_newest" ON "policy_ramp" ("seq" DESC);
CREATE INDEX "policy_ramp_of_version" ON "policy_ramp" ("version", "seq");
ALTER TABLE "policy_ramp"
  ADD CONSTRAINT "policy_ramp_version_fkey" FOREIGN KEY ("version") REFERENCES "policy_version"("version") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "policy_ramp_act_known" CHECK ("act" IN ('STEP', 'PAUSE', 'RESUME', 'TAKE_BACK', 'RULE', 'FULL')),
  ADD CONSTRAINT "policy_ramp_share_of_act" CHECK (
    CASE WHEN "act" IN ('STEP', 'RESUME') THEN "share" BETWEEN 1 AND 99 WHEN "act" = 'FULL' THEN "share" = 100 ELSE "share" = 0 END);

CREATE FUNCTION refuse_ramp_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a step of a ramp is written once' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "policy_ramp_written_once" BEFORE UPDATE OR DELETE ON "policy_ramp" FOR EACH ROW EXECUTE FUNCTION refuse_ramp_change();
CREATE TRIGGER "policy_ramp_kept" BEFORE TRUNCATE ON "policy_ramp" FOR EACH STATEMENT EXECUTE FUNCTION refuse_ramp_change();

-- Where an account stands among all of them for one version, 0 to 9,999: what rampPlace computes, word for word. Plain,
-- so that the planner writes it into the statement that asks.
CREATE FUNCTION ramp_place("words" BIGINT[], "account_id" UUID) RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (((
      words[1] * (get_byte(uuid_send(account_id), 0) * 256 + get_byte(uuid_send(account_id), 1))
    + words[2] * (get_byte(uuid_send(account_id), 2) * 256 + get_byte(uuid_send(account_id), 3))
    + words[3] * (get_byte(uuid_send(account_id), 4) * 256 + get_byte(uuid_send(account_id), 5))
    + words[4] * (get_byte(uuid_send(account_id), 6) * 256 + get_byte(uuid_send(account_id), 7))
    + words[5] * (get_byte(uuid_send(account_id), 8) * 256 + get_byte(uuid_send(account_id), 9))
    + words[6] * (get_byte(uuid_send(account_id), 10) * 256 + get_byte(uuid_send(account_id), 11))
    + words[7] * (get_byte(uuid_send(account_id), 12) * 256 + get_byte(uuid_send(account_id), 13))
    + words[8] * (get_byte(uuid_send(account_id), 14) * 256 + get_byte(uuid_send(account_id), 15))
  ) % 2147483647) % 10000)::int
$$;

GRANT SELECT, INSERT ON "policy_ramp" TO goodstanding_app;
