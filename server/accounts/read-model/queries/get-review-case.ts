import { boundedCount } from "@/server/accounts/application/dto/page";
import { flagReasonLabel, verifyReasonLabel } from "@/server/accounts/application/dto/reason-words";
import type { ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import { toEvidence } from "@/server/accounts/application/dto/signal-words";
import type { GetReviewCaseInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { type Evaluation, evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { isVerifyReason } from "@/server/accounts/domain/value-objects/review-reason";
import { entitlementFactsOf, readAccountFacts } from "./account-facts";
import { readAccountHead } from "./account-head";
import { flagReasonsOf, safeInteger } from "./column-values";
import { effectsOf, effectsTableOf } from "./effects";
import { explain } from "./explanation";
import { readNextCase } from "./next-case";
import { type DecisionRow, readPastDecisions, toPastDecision } from "./past-decisions";
import type { PolicySource } from "./policy-source";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { readerOf, refuseUnless } from "./reader";
import { outcomesFor } from "./review-outcomes";
import { sinceLastDecision } from "./since-last-decision";
import { type Moment, readStanding } from "./standing";
import { readNewestSignals } from "./stored-signals";

export type GetReviewCaseDeps = { readonly pool: ReadPool; readonly now: Clock; readonly policies: PolicySource };

/** The pane lists this many signals; the account's Trust tab has the others. */
const EVIDENCE_SHOWN = 20;
const SIGNALS_READ = 1_000;

type CaseRow = DecisionRow & {
  readonly account_id: string;
  readonly state: string;
  readonly reasons: unknown;
  readonly risk_rank: number;
  readonly exposure_minor: string;
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly version: number;
  readonly waiting_since: Date | null;
  readonly waiting_until: Date | null;
  readonly waiting_reason: string | null;
  readonly waiter_name: string | null;
};

const caseById: Statement = {
  name: "review-case",
  text: `SELECT c.id, c.account_id, c.state, c.reasons, c.risk_rank, c.exposure_minor, c.opened_at, c.due_at, c.decision,
           c.reason_code, c.note, c.decided_at, d.name AS decider_name, c.version, c.waiting_since,
           c.waiting_until, c.waiting_reason, w.name AS waiter_name
         FROM review_case c LEFT JOIN account d ON d.id = c.decided_by LEFT JOIN account w ON w.id = c.waiting_by
        WHERE c.id = $1`,
};

/** Everything the review pane shows, on one snapshot, without side effects. Refuses NOT_FOUND. */
export const getReviewCase =
  ({ pool, now, policies }: GetReviewCaseDeps) =>
  async (input: GetReviewCaseInput, actor: StaffActor): Promise<Result<ReviewCaseDto>> => {
    const refused = refuseUnless(actor, "case.read");
    if (refused) return refused;
    const scoring = await policies.inForce();
    const at = now();
    return await readTogether(pool, async (read) => {
      const [row] = await read<CaseRow>(caseById, [input.caseId]);
      const found = row && (await readPane(read, row, input, actor, { at, policy: policyFor(row.id, scoring) }));
      return found ? done(found) : refuse({ code: "NOT_FOUND", what: "case" });
    });
  };

async function readPane(
  read: ReadRows,
  row: CaseRow,
  { view }: GetReviewCaseInput,
  actor: StaffActor,
  moment: Moment,
): Promise<ReviewCaseDto | null> {
  const { at, policy } = moment;
  const reader = readerOf(actor);
  const [facts, stored, decisions, next] = await Promise.all([
    readAccountFacts(read, row.account_id, reader, at),
    readNewestSignals(read, row.account_id, SIGNALS_READ),
    readPastDecisions(read, row.account_id),
    readNextCase(read, row, view),
  ]);
  if (!facts) return null;
  const standing = await readStanding(read, facts, reader, moment, stored);
  const account = await readAccountHead(read, facts, reader, { standing, at, hubLimit: policy.hubLimit });
  const evaluation = evaluateTrust(facts.evidence, policy, at, standingOverride(facts.override));
  const earlier = decisions.filter(({ caseId }) => caseId !== row.id);
  const reasons = flagReasonsOf(row.reasons);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    reasons: reasons.map((reason) => ({ reason, label: flagReasonLabel(reason) })),
    openedAt: row.opened_at,
    dueAt: row.due_at,
    exposure: { minor: safeInteger(row.exposure_minor), currency: policy.currency },
    decision: toPastDecision(row),
    undoSeconds: reviewPolicy.undoSeconds,
    waiting: waitOf(row, at),
    account,
    explanation: explain(evaluation, facts.risk, policy, stored),
    sinceLastDecision: earlier[0] ? sinceLastDecision(facts.evidence, stored.signals, earlier[0].at, moment) : null,
    effects: effectsOf(entitlementFactsOf(facts), policy),
    effectsTable: effectsTableOf(entitlementFactsOf(facts), policy),
    evidence: stored.signals.slice(-EVIDENCE_SHOWN).reverse().map(toEvidence),
    evidenceCount: stored.isWhole ? boundedCount(stored.signals.length) : { count: SIGNALS_READ, more: true },
    pastDecisions: earlier,
    outcomes: outcomesFor({
      can: account.can,
      isOpen: row.state === "OPEN",
      risk: facts.risk,
      liveSessions: account.liveSessions,
      isLocked: account.lock?.scope === "ACCOUNT",
      reasons,
      mainCause: mainCauseOf(evaluation),
    }),
    next,
  };
}

const mainCauseOf = ({ factors }: Evaluation) =>
  factors.filter(({ pointsMilli }) => pointsMilli < 0).sort((a, b) => a.pointsMilli - b.pointsMilli)[0]?.factor ?? null;

function waitOf(row: CaseRow, at: Date): ReviewCaseDto["waiting"] {
  const { waiting_since: since, waiting_until: until, waiting_reason: reason, waiter_name: name } = row;
  if (since === null || until === null || reason === null || until <= at) return null;
  const reasonLabel = isVerifyReason(reason) ? verifyReasonLabel(reason) : reason;
  return { by: name ?? "Somebody who has left", since, until, reasonLabel };
}
