-- A case that only a burst opened ends by itself when the risk falls: nobody decided it.
ALTER TABLE "review_case" DROP CONSTRAINT "review_case_state_whole",
  ADD CONSTRAINT "review_case_state_whole" CHECK (
    "state" IN ('OPEN', 'DECIDED')
    AND num_nulls("decision", "reason_code", "decided_at") = CASE "state" WHEN 'OPEN' THEN 3 ELSE 0 END
    AND ("decided_by" IS NULL) = ("state" = 'OPEN' OR "reason_code" = 'CLEARED_BY_TIME')
  );
