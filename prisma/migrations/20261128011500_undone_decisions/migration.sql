-- A statement of reasons whose decision was undone before it was sent. The statement itself is never changed.
CREATE TABLE "statement_withdrawal" (
    "statement_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_withdrawal_pkey" PRIMARY KEY ("statement_id"),
    CONSTRAINT "statement_withdrawal_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement_of_reasons"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

GRANT SELECT, INSERT ON "statement_withdrawal" TO goodstanding_app;
