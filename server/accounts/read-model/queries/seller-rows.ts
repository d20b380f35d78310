import {
  DESK_STAGES,
  type DeskFacts,
  marksOf,
  waitingWords,
} from "@/server/accounts/application/dto/seller-desk-words";
import type { SellerAssigneeDto, SellerRowDto } from "@/server/accounts/application/dto/sellers-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { beginOnboarding } from "@/server/accounts/domain/aggregates/onboarding-beginning";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import { mayHandOver, refusalToAssign } from "@/server/accounts/domain/policies/seller-desk-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { applicationReference } from "@/server/accounts/domain/value-objects/application-reference";
import { type ApplicationStage, isApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { isWaitingOn, type WaitingOn } from "@/server/accounts/domain/value-objects/waiting-on";
import { accountName, type NameColumns, nameColumns, nameJoins } from "./account-name";
import { known } from "./column-values";
import { thresholdsOf } from "./explanation";
import { type OverrideColumns, overrideColumns, overrideJoin, shownRiskOf } from "./override-columns";
import { grants } from "./reader";

export type SellerDeskRow = NameColumns &
  OverrideColumns & {
    readonly application_id: string;
    readonly stage: string;
    readonly stage_since: Date;
    readonly waiting_on: string;
    readonly waiting_rank: number;
    readonly due_at: Date | null;
    readonly assignee_id: string | null;
    readonly assignee_name: string | null;
    readonly application_store: string;
    readonly state: OnboardingState | null;
    readonly opened_at: Date;
    readonly risk_level: string | null;
  };

/** The order of the list: who has to act, by when, how long it has waited. Three indexes give it. */
export const deskOrder = (desk: string): string =>
  `${desk}.waiting_rank, coalesce(${desk}.due_at, 'infinity'::timestamptz), ${desk}.stage_since, ${desk}.application_id`;

/** Of the page of desks called `d`; what a row needs of other tables is found by key, once per row shown. */
export const sellerRowsOf = (page: string): string => `
  SELECT ${nameColumns}, d.application_id, d.stage, d.stage_since, d.waiting_on, d.waiting_rank, d.due_at, d.assignee_id,
    z.name AS assignee_name, q.store_name AS application_store, q.state, q.opened_at, t.risk_level, ${overrideColumns}
  FROM (${page}) d
  JOIN seller_application q ON q.id = d.application_id
  JOIN account a ON a.id = d.account_id ${nameJoins}
  LEFT JOIN account z ON z.id = d.assignee_id
  LEFT JOIN trust_profile t ON t.account_id = a.id ${overrideJoin}
  ORDER BY ${deskOrder("d")}`;

export type RowContext = { readonly actor: StaffActor; readonly policy: TrustPolicy; readonly at: Date };

export function toSellerRow(row: SellerDeskRow, context: RowContext): SellerRowDto {
  const state = stateOf(row);
  const stage = stageOf(row.stage);
  const facts: DeskFacts = {
    stage,
    waitingOn: waitingOf(row.waiting_on),
    isAssigned: row.assignee_id !== null,
    pausedBelow: pausedBelow(context.policy),
  };
  return {
    applicationId: row.application_id,
    reference: applicationReference(applicationIdFrom(row.application_id)),
    accountId: row.id,
    storeName: row.application_store,
    // A seller who sells already is called by their shop; here both are told.
    owner: accountName({ ...row, store_name: null }),
    risk: row.risk_level === null ? null : shownRiskOf(row, context.at),
    stage,
    stageLabel: DESK_STAGES[stage],
    stageSince: row.stage_since,
    marks: marksOf(state, facts),
    now: waitingWords(state, facts),
    waitingOn: facts.waitingOn,
    dueAt: row.due_at,
    assignee: assigneeOf(row, context.actor),
    can: mayAssign(row, { stage, state }, context.actor),
  };
}

const stageOf = known<ApplicationStage>("stage in hand", isApplicationStage);
const waitingOf = known<WaitingOn>("waiting on", isWaitingOn);

/** One that was opened before there was a saga stands at its beginning. */
const stateOf = ({ state, application_id, id, opened_at }: SellerDeskRow): OnboardingState =>
  state ??
  beginOnboarding({
    sagaId: applicationIdFrom(application_id),
    accountId: accountIdFrom(id),
    kycBefore: "CONTACT",
    at: opened_at,
  });

/** The score at which risk becomes HIGH. */
const pausedBelow = (policy: TrustPolicy): number =>
  Math.round((thresholdsOf(policy).find(({ risk }) => risk === "MEDIUM")?.fromMilli ?? 0) / 1000);

const assigneeOf = ({ assignee_id, assignee_name }: SellerDeskRow, actor: StaffActor): SellerAssigneeDto | null =>
  assignee_id === null
    ? null
    : {
        accountId: assignee_id,
        name: assignee_name ?? "Somebody who has left",
        isYou: assignee_id === actor.accountId,
      };

type InHand = { readonly stage: ApplicationStage; readonly state: OnboardingState };

function mayAssign(row: SellerDeskRow, { stage, state }: InHand, actor: StaffActor): SellerRowDto["can"] {
  const isReviewer = grants(actor.role, "seller.assign");
  const assigneeId = row.assignee_id === null ? null : accountIdFrom(row.assignee_id);
  const desk = { accountId: accountIdFrom(row.id), stage, assigneeId };
  const me = { id: actor.accountId, roles: [actor.role] };
  const may = (to: typeof me | null) =>
    isReviewer && refusalToAssign(desk, state, { by: me, to, seen: assigneeId }) === null;
  return {
    take: assigneeId !== actor.accountId && may(me),
    release: assigneeId !== null && may(null),
    handOver: isReviewer && mayHandOver(me),
  };
}
