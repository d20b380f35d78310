import type { ApprovalDto, ApprovalRowDto, FactValueDto } from "@/server/accounts/application/dto/approval-dto";
import { approvalStateLabel, runRefusedBecause } from "@/server/accounts/application/dto/approval-words";
import type { GetApprovalInput } from "@/server/accounts/application/ports/inbound/approval-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { refusalToDecide } from "@/server/accounts/domain/aggregates/approval-aggregate";
import { frozenApplication } from "@/server/accounts/domain/domain-services/frozen-application-service";
import { standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type {
  FrozenApplication,
  FrozenEvidence,
  StoredOrder,
} from "@/server/accounts/domain/entities/approval-request";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import { type PoliciesInForce, policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { apiKeyIdFrom } from "@/server/accounts/domain/value-objects/api-key-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { storeNameFrom } from "@/server/accounts/domain/value-objects/store-name";
import { type AccountFacts, readAccountFacts } from "./account-facts";
import {
  type ApprovalColumns,
  approvalActionOf,
  approvalColumns,
  approvalTables,
  toApprovalRow,
} from "./approval-rows";
import { flagReasonsOf, lockReasonOf, lockScopeOf, stageOf } from "./column-values";
import { comparedFacts } from "./compared-facts";
import type { PolicySource } from "./policy-source";
import type { OpenPrivate } from "./private-values";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { grants, readerOf, refuseUnless } from "./reader";
import type { Moment } from "./standing";

export type GetApprovalDeps = {
  readonly pool: ReadPool;
  readonly now: Clock;
  readonly policies: PolicySource;
  readonly openPrivate: OpenPrivate;
};

type Row = ApprovalColumns & {
  readonly evidence: FrozenEvidence;
  readonly sealed_note: Uint8Array;
  readonly sealed_answer: Uint8Array | null;
  readonly refusal_code: string | null;
};

const byId: Statement = {
  name: "approval-by-id",
  text: `SELECT ${approvalColumns}, q.evidence, q.sealed_note, q.sealed_answer, q.refusal_code
         FROM ${approvalTables} WHERE q.id = $1`,
};

/** One request with its frozen evidence beside what is so now, on one snapshot. Refuses NOT_FOUND. */
export const getApproval =
  (deps: GetApprovalDeps) =>
  async (input: GetApprovalInput, actor: StaffActor): Promise<Result<ApprovalDto>> => {
    const refused = refuseUnless(actor, "approval.read");
    if (refused) return refused;
    const scoring = await deps.policies.inForce();
    const at = deps.now();
    return readTogether(deps.pool, async (read) => {
      const [row] = await read<Row>(byId, [input.approvalId]);
      if (!row) return refuse({ code: "NOT_FOUND", what: "request" });
      return done(await toApproval(deps, read, { row, actor, scoring, at }));
    });
  };

async function toApproval(
  { openPrivate }: GetApprovalDeps,
  read: ReadRows,
  { row, actor, scoring, at }: { row: Row; actor: StaffActor; scoring: PoliciesInForce; at: Date },
): Promise<ApprovalDto> {
  const moment: Moment = { at, policy: row.id === null ? scoring.live : policyFor(row.id, scoring) };
  const shown = toApprovalRow(row, actor.accountId, at);
  const facts = row.id === null ? null : await readAccountFacts(read, row.id, readerOf(actor), moment.at);
  const application = await readApplicationNow(read, row.evidence);
  const owner = row.id === null ? null : accountIdFrom(row.id);
  const textOf = async (sealed: Uint8Array | null): Promise<string | null> => {
    const note = sealed && (await openPrivate(owner, sealed))?.["note"];
    return typeof note === "string" ? note : null;
  };
  return {
    ...shown,
    note: await textOf(row.sealed_note),
    answer: await textOf(row.sealed_answer),
    refusedBecause: row.refusal_code === null ? null : runRefusedBecause(row.refusal_code),
    facts: comparedFacts(row.evidence, { ...evidenceNow(facts, moment), ...(application ? { application } : {}) }),
    policyVersion: row.evidence.standing?.policyVersion ?? null,
    policy: row.evidence.policy ? { ...row.evidence.policy, liveNow: scoring.live.version } : null,
    application: application && grants(actor.role, "seller.read") ? applicationRef(application) : null,
    happened: whatHappened(shown, row),
    readAt: moment.at,
    answering: answeringOf(shown, row, actor),
  };
}

type ApplicationRow = { id: string; store_name: string; stage: string; state: OnboardingState | null };

const applicationNow: Statement = {
  name: "approval-application",
  text: "SELECT id, store_name, stage, state FROM seller_application WHERE id = $1",
};

/** How far the application to be rejected has come by now. */
async function readApplicationNow(read: ReadRows, { application }: FrozenEvidence): Promise<FrozenApplication | null> {
  if (!application) return null;
  const [row] = await read<ApplicationRow>(applicationNow, [application.id]);
  if (!row?.state) return null;
  const { id, store_name: storeName, state: onboarding } = row;
  return frozenApplication({
    id: applicationIdFrom(id),
    storeName: storeNameFrom(storeName),
    stage: stageOf(row.stage),
    onboarding,
  });
}

const applicationRef = ({ id, storeName }: FrozenApplication) => ({ id, storeName });

/** The same facts as those that were frozen, as they are now. */
function evidenceNow(facts: AccountFacts | null, { at, policy }: Moment): FrozenEvidence {
  if (!facts) return { account: null, standing: null, caseReasons: [] };
  const { row, status, roles, risk, kyc, evidence, isLocked, override } = facts;
  const { lock_reason, lock_scope, lock_since, lock_until } = row;
  const { scoreMilli, lines, policyVersion } = evaluateTrust(evidence, policy, at, standingOverride(override));
  const locked = isLocked && lock_reason !== null && lock_scope !== null && lock_since !== null;
  return {
    account: {
      status,
      roles,
      lock: locked
        ? {
            reason: lockReasonOf(lock_reason),
            scope: lockScopeOf(lock_scope),
            since: lock_since.toISOString(),
            until: lock_until?.toISOString() ?? null,
          }
        : null,
    },
    standing: row.risk_level === null ? null : { scoreMilli, riskLevel: risk, kycLevel: kyc, policyVersion, lines },
    caseReasons: flagReasonsOf(row.case_reasons),
  };
}

/** What took effect without waiting for anybody, and how it went on. */
function whatHappened(row: ApprovalRowDto, { evidence: { account }, order }: Row): readonly FactValueDto[] {
  const lock = account?.lock;
  const contained =
    lock && lock.scope === "ACCOUNT" ? [{ text: "Whole account locked until", at: until(lock.until) }] : [];
  const narrower =
    lock && lock.scope !== "ACCOUNT" ? [{ text: "A narrower lock stands until", at: until(lock.until) }] : [];
  const ended =
    row.state === "PENDING"
      ? []
      : [{ text: `${approvalStateLabel(row.state)}${row.decidedBy ? ` by ${row.decidedBy}` : ""}`, at: row.decidedAt }];
  return [
    { text: `Asked by ${row.requestedBy}`, at: row.requestedAt },
    ...contained,
    ...narrower,
    ...nearest(order),
    ...ended,
  ];
}

/** Of linked accounts the nearest are locked before anybody answers. */
const nearest = ({ contained }: StoredOrder): readonly FactValueDto[] =>
  Number(contained) > 0
    ? [
        {
          text: `The nearest ${contained} are locked until an answer, 24 hours at most, where they were not already`,
          at: null,
        },
      ]
    : [];

const until = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

const askerOf = ({ requested_by: id, requested_by_kind: kind }: Row) =>
  kind === "API_KEY" ? apiKeyRef(apiKeyIdFrom(id)) : accountIdFrom(id);

/** The screen's word beforehand; the server decides again, with what it knows of linked accounts too. */
function answeringOf(shown: ApprovalRowDto, row: Row, actor: StaffActor): ApprovalDto["answering"] {
  if (shown.state !== "PENDING") return null;
  if (shown.isOwn) return { allowed: false, because: "You asked for this. Someone else must decide." };
  if (!grants(actor.role, "approval.approve")) return null;
  const question = {
    action: approvalActionOf(row.action),
    accountId: row.id === null ? null : accountIdFrom(row.id),
    requestedBy: askerOf(row),
  };
  const by = { id: actor.accountId, name: actor.name, role: actor.role, isLinked: false };
  const refused = refusalToDecide(question, by);
  if (!refused) return { allowed: true, because: null };
  const isRole = refused.refusal.code === "FORBIDDEN";
  return { allowed: false, because: isRole ? "Another role decides this." : "This is about your own account." };
}
