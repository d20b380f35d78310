/** Accounts for which the evidence opened a case since a moment. A decided one was opened before it was decided, so both halves read what is young alone. */
export const flagsSince = (since: string): string => `
  SELECT count(DISTINCT account_id)::int AS flags FROM (${youngCases(since)}) young WHERE ${BY_EVIDENCE}`;

/** The same, of the share that a ramp scores and of the rest. */
export const flagsBySide = (since: string, words: string, places: string): string => `
  SELECT count(DISTINCT account_id) FILTER (WHERE is_in)::int AS in_share,
         count(DISTINCT account_id) FILTER (WHERE NOT is_in)::int AS rest
    FROM (SELECT account_id, ramp_place(${words}::bigint[], account_id) < ${places}::int AS is_in
            FROM (${youngCases(since)}) young WHERE ${BY_EVIDENCE}) sided`;

const youngCases = (since: string): string => `
    SELECT account_id, reasons FROM review_case WHERE state = 'OPEN' AND opened_at >= ${since}
    UNION ALL
    SELECT account_id, reasons FROM review_case WHERE state = 'DECIDED' AND decided_at >= ${since} AND opened_at >= ${since}`;

const BY_EVIDENCE = "reasons ?| ARRAY['RISK_REACHED_HIGH', 'SCORE_FELL']";
