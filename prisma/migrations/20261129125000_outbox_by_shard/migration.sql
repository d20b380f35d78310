-- A relay reads one shard of the accounts at a time, oldest first: without going past what waits for the others, which
-- after a large import is most of what there is. The expression is that of pending-events.ts, word for word.
CREATE INDEX "outbox_of_shard" ON "outbox" ((hashtext(coalesce("account_id"::text, '')) & 7), "seq")
  WHERE "type" <> 'accounts.notification-requested.v1' AND "parked_at" IS NULL;
