/** Accounts for which the evidence opened a case since a moment. A decided one was opened before it was decided, so both halves read what is young alone. */
export const flagsSince = (since: string): string => `
  SELECT count(DISTINCT account_id)::int AS flags FROM (
    SELECT account_id, reasons FROM review_case WHERE state = 'OPEN' AND opened_at >= ${since}
    UNION ALL
    SELECT account_id, reasons FROM review_case WHERE state = 'DECIDED' AND decided_at >= ${since} AND opened_at >= ${since}
  ) young WHERE reasons ?| ARRAY['RISK_REACHED_HIGH', 'SCORE_FELL']`;
