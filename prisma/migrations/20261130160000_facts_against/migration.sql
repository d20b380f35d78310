-- What is at stake is asked of the facts against an account at each event while its case is open, and a large seller has
-- hundreds of thousands in its favour. The condition is that of trust-exposures.ts, word for word.
CREATE INDEX "trust_signal_against" ON "trust_signal" ("account_id", "occurred_at", "id") WHERE "bad" > 0 OR "good" < 0;
