import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import type { GetStageReviewInput } from "@/server/accounts/application/ports/inbound/stage-review-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { SellerOnboardingSaga } from "@/server/accounts/application/ports/outbound/seller-onboarding-saga-port";
import { beginOnboarding } from "@/server/accounts/domain/aggregates/onboarding-beginning";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import { stageDocuments } from "@/server/accounts/domain/policies/document-policy";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { mayHandOver } from "@/server/accounts/domain/policies/seller-desk-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { applicationReference } from "@/server/accounts/domain/value-objects/application-reference";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { readAccountFacts } from "./account-facts";
import { declaredFields } from "./declared-fields";
import type { PolicySource } from "./policy-source";
import type { OpenPrivate } from "./private-values";
import { type ReadPool, type ReadRows, readTogether } from "./read-pool";
import { readStageRows, type StageRows } from "./read-stage-rows";
import { grants, type Reader, readerOf, refuseUnless } from "./reader";
import { decidingOf } from "./stage-answers";
import { newestChecks, toStageCheck } from "./stage-checks";
import { decisionOf, historyLines, sellerMessages } from "./stage-history";
import { situationOf, stageInHandOf, stageLines } from "./stage-lines";
import { grantsOf, ownerOf, personChecksFor } from "./stage-parts";
import { type ApplicationRow, applicationById } from "./stage-review-rows";
import type { Moment } from "./standing";

export type GetStageReviewDeps = {
  readonly pool: ReadPool;
  readonly now: Clock;
  readonly policies: PolicySource;
  readonly openPrivate: OpenPrivate;
  /** Asked what it would refuse, so that the screen can say it beforehand. */
  readonly saga: SellerOnboardingSaga;
};

/** One stage of an application with all that its decision hangs on, on one snapshot. Refuses NOT_FOUND. */
export const getStageReview =
  (deps: GetStageReviewDeps) =>
  async (input: GetStageReviewInput, actor: StaffActor): Promise<Result<StageReviewDto>> => {
    const refused = refuseUnless(actor, "seller.read");
    if (refused) return refused;
    const scoring = await deps.policies.inForce();
    const at = deps.now();
    return await readTogether(deps.pool, async (read) => {
      const [row] = await read<ApplicationRow>(applicationById, [input.applicationId]);
      if (!row) return refuse({ code: "NOT_FOUND", what: "application" });
      const moment: Moment = { at, policy: policyFor(row.account_id, scoring) };
      const found = await toReview(deps, read, { row, input, actor, moment });
      return found ? done(found) : refuse({ code: "NOT_FOUND", what: "application" });
    });
  };

type Wanted = {
  readonly row: ApplicationRow;
  readonly input: GetStageReviewInput;
  readonly actor: StaffActor;
  readonly moment: Moment;
};

async function toReview(deps: GetStageReviewDeps, read: ReadRows, wanted: Wanted): Promise<StageReviewDto | null> {
  const { row, input, actor, moment } = wanted;
  const reader = readerOf(actor);
  const state = stateOf(row);
  const inHand = stageInHandOf(state);
  const stage = input.stage ?? inHand ?? "FINAL";
  const [facts, rows] = await Promise.all([
    readAccountFacts(read, row.account_id, reader, moment.at),
    readStageRows(read, { row, state, stage, reader, at: moment.at }),
  ]);
  if (!facts) return null;
  const decisions = await Promise.all(
    rows.decisions.map(async (one) => ({ ...one, words: await opened(deps, row, one.sealed) })),
  );
  return {
    id: row.id,
    reference: applicationReference(applicationIdFrom(row.id)),
    version: row.version,
    storeName: row.store_name,
    at: state.stage,
    stage,
    inHand,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    assignee: assigneeOf(row, reader),
    owner: await ownerOf(read, facts, reader, moment),
    stages: stageLines({ state, nameOf: rows.nameOf, isMine: row.assignee_id === reader.accountId }),
    situation: situationOf(state, rows.waitingCommands),
    ...(await declaredIn(deps, wanted, rows, stage)),
    wanted: stageDocuments[stage],
    checks: await checksIn(deps, wanted, rows, { state, stage }),
    personChecks: personChecksFor(stage, moment.at),
    decision: stage === inHand && state.stages[stage].status === "SUBMITTED" ? null : decisionOf(stage, decisions),
    deciding: decidingFor(deps, wanted, rows, { state, stage }),
    waitingRejection: rows.waitingRejection,
    history: historyLines(row.opened_at, rows),
    messages: sellerMessages(rows.commands, decisions),
    grants: state.ended ? null : grantsOf(facts, moment),
    next: rows.next,
    readAt: moment.at,
  };
}

const stateOf = ({ id, account_id: accountId, state, opened_at: at }: ApplicationRow): OnboardingState =>
  state ??
  beginOnboarding({ sagaId: applicationIdFrom(id), accountId: accountIdFrom(accountId), kycBefore: "CONTACT", at });

const opened = async ({ openPrivate }: GetStageReviewDeps, row: ApplicationRow, sealed: Uint8Array | null) =>
  sealed && (await openPrivate(accountIdFrom(row.account_id), sealed));

function assigneeOf({ assignee_id: id, assignee_name: name }: ApplicationRow, reader: Reader) {
  return id === null ? null : { accountId: id, name: name ?? "Somebody who has left", isMe: id === reader.accountId };
}

async function declaredIn(deps: GetStageReviewDeps, { row, actor }: Wanted, rows: StageRows, stage: ApplicationStage) {
  const sent = rows.submissions.find((one) => one.stage === stage && one.fields !== null);
  if (!sent) return { submission: null, declared: [] };
  const fields = { ...sent.fields, ...(await opened(deps, row, sent.sealed)) };
  return {
    submission: { no: sent.submission_no, sentAt: sent.saved_at },
    declared: declaredFields(fields, grants(actor.role, "seller.reveal-declared")),
  };
}

type Shown = { readonly state: OnboardingState; readonly stage: ApplicationStage };

const reviewerOf = ({ accountId, role }: StaffActor) => ({ id: accountId, roles: [role] });

function checksIn(deps: GetStageReviewDeps, wanted: Wanted, rows: StageRows, shown: Shown) {
  const { names, isLinked } = rows;
  const asked = { saga: deps.saga, ...shown, names, isLinked, by: reviewerOf(wanted.actor), at: wanted.moment.at };
  return Promise.all(
    newestChecks(rows.checks, shown.state, shown.stage).map(async (check) => {
      const note = (await opened(deps, wanted.row, check.sealed_override_note))?.["note"];
      return toStageCheck(asked, check, typeof note === "string" ? note : null);
    }),
  );
}

function decidingFor({ saga }: GetStageReviewDeps, { actor, moment }: Wanted, rows: StageRows, shown: Shown) {
  if (!grants(actor.role, "seller.approve-stage")) return null;
  const { isLinked, colleagues } = rows;
  const by = reviewerOf(actor);
  const approvedIdentity = shown.state.stages.IDENTITY.approvedBy === actor.accountId;
  const isWaitingForAnother = shown.stage === "FINAL" && stageInHandOf(shown.state) === "FINAL" && approvedIdentity;
  return {
    ...decidingOf({ saga, ...shown, by, isLinked, at: moment.at }),
    needsAnother: isWaitingForAnother ? colleagues.filter((one) => one.accountId !== actor.accountId) : null,
    mayHandOver: mayHandOver(by),
  };
}
