import type { RequestOrigin, SystemActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import type { ReceivedFile } from "@/server/accounts/application/ports/outbound/document-inspector-port";
import type { StageDecision } from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { openApplication } from "@/server/accounts/domain/aggregates/seller-application-aggregate";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { OnboardingEvent } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { done, type Result, refuse, unreachable } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { parseStoreName } from "@/server/accounts/domain/value-objects/store-name";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import { stateRejectionWithin } from "../reject-application/state-rejection-within";
import { readStage } from "../submit-stage/read-stage";
import { sendDocumentsWithin } from "../submit-stage/send-documents-within";
import type { DemoApplication, DemoApplicationTurn, DemoDocument } from "./demo-application";
import type { DemoId } from "./demo-population";
import { type DemoDocumentDeps, type Drawn, keepDemoDocument } from "./hand-in-documents";

export type TellApplicationsDeps = DemoDocumentDeps & {
  readonly unitOfWork: UnitOfWork;
  /** Runs what the saga ordered: checks, levels, messages. */
  readonly onboarding: {
    readonly run: (id: ApplicationId, origin: RequestOrigin) => Promise<{ readonly ran: number }>;
  };
};

export type ApplicationsOrder = {
  readonly applications: readonly DemoApplication[];
  readonly people: ReadonlyMap<DemoId, AccountId>;
  /** One file with a page for every document of the stories, in their order. */
  readonly drawing: ReceivedFile;
  /** Turns the clock by which everything is written down. */
  readonly turnClockTo: (at: Date) => void;
};

const actor: SystemActor = { kind: "SYSTEM", name: "system:demo" };

/**
 * Tells how made-up applicants came to where they stand, through the same saga, checks and decisions as everybody's.
 * Whoever has an application already is left as they are.
 */
export const tellApplications =
  (deps: TellApplicationsDeps) =>
  async (
    { applications, people, drawing, turnClockTo }: ApplicationsOrder,
    origin: RequestOrigin,
  ): Promise<Result<number>> => {
    const whois = (id: DemoId): AccountId => {
      const found = people.get(id);
      if (!found) throw new Error(`The made-up marketplace names ${id}, who is not in it.`);
      return found;
    };
    const { unitOfWork, onboarding } = deps;
    // Drawn beside the telling: whoever has no documents is told of meanwhile.
    const drawn = drawnPages(deps, drawing);
    const places = new Map(applications.flatMap(documentsOf).map((document, place) => [document, place]));
    const inOrder = [...applications].sort((one, other) => documentsOf(one).length - documentsOf(other).length);
    let told = 0;
    for (const application of inOrder) {
      const accountId = whois(application.applicant);
      const act = <Value>(action: AuditAction, work: (write: WritableRepositories) => Promise<Result<Value>>) =>
        unitOfWork({ action, actor, origin, subject: { type: "ACCOUNT", id: accountId }, accounts: [accountId] }, work);
      turnClockTo(application.openedAt);
      const opened = await act("seller.open-application", (write) => openWithin(write, accountId, application));
      if (!opened.ok) return opened;
      if (opened.value === null) continue;
      for (const turn of application.turns) {
        turnClockTo(turn.at);
        const kept: Turn["kept"][number][] = [];
        for (const document of turn.kind === "SENT" ? turn.documents : []) {
          const picture = (await drawn)[places.get(document) ?? -1];
          if (picture) kept.push(await keepDemoDocument(deps, accountId, document, picture));
        }
        const taken = await act(ACTIONS[turn.kind], (write) => turnWithin(write, { accountId, turn, whois, kept }));
        if (!taken.ok) return taken;
        await onboarding.run(opened.value.id, origin);
      }
      told += 1;
    }
    return done(told);
  };

const documentsOf = ({ turns }: DemoApplication): readonly DemoDocument[] =>
  turns.flatMap((turn) => (turn.kind === "SENT" ? turn.documents : []));

async function drawnPages({ inspectDocument }: DemoDocumentDeps, drawing: ReceivedFile): Promise<readonly Drawn[]> {
  const inspected = await inspectDocument(drawing);
  // Without its documents a demo is still a demo.
  if (!inspected.ok) return [];
  const { pages, texts } = inspected.value;
  return pages.map((page, place) => ({ ...page, text: texts[place] ?? "" }));
}

const ACTIONS: Readonly<Record<DemoApplicationTurn["kind"], AuditAction>> = {
  SAVED: "seller.save-stage",
  SENT: "seller.submit-stage",
  APPROVED: "seller.approve-stage",
  RETURNED: "seller.return-stage",
  REJECTED: "approval.approve",
  HELD: "account.lock",
  WITHDRAWN: "seller.withdraw-application",
  RAN_OUT: "seller.pass-time",
};

/** Null where the applicant has one already. */
async function openWithin(
  write: WritableRepositories,
  accountId: AccountId,
  { storeName, gstNumber, openedAt: at }: DemoApplication,
): Promise<Result<SellerApplication | null>> {
  if (await write.sellerApplications.findLatest(accountId)) return done(null);
  const [store, number] = [parseStoreName(storeName), parseGstin(gstNumber)];
  if (!store.ok) return store;
  if (!number.ok) return number;
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const kycLevel = (await write.trust.find(accountId))?.kycLevel ?? "NONE";
  const id = write.sellerApplications.newId();
  const wish = { id, storeName: store.value, gstNumber: number.value, by: accountId, at, kycLevel, last: null };
  const opened = openApplication(account, null, wish);
  if (!opened.ok) return opened;
  const begun = { accountId, occurredAt: at, from: null, to: opened.value.stage, by: accountId } as const;
  write.events.append([{ type: "SellerOnboardingAdvanced", ...begun }]);
  return await write.sellerApplications.insert(opened.value);
}

type Turn = {
  readonly accountId: AccountId;
  readonly turn: DemoApplicationTurn;
  readonly whois: (id: DemoId) => AccountId;
  /** Enter the documents of this turn. */
  readonly kept: readonly Awaited<ReturnType<typeof keepDemoDocument>>[];
};

async function turnWithin(write: WritableRepositories, told: Turn): Promise<Result<unknown>> {
  const application = await write.sellerApplications.findLatest(told.accountId);
  if (!application) return refuse({ code: "NOT_FOUND", what: "application" });
  const { turn } = told;
  if (turn.kind === "SAVED") {
    return done(await write.sellerStages.saveDraft(application, turn.input.stage, turn.input.fields));
  }
  if (turn.kind === "SENT") return await sendWithin(write, application, turn, told.kept);
  if (turn.kind === "HELD") {
    const held = await holdWithin(write, told, turn);
    if (!held.ok) return held;
  }
  const by = "by" in turn ? told.whois(turn.by) : told.accountId;
  const advanced = await advanceApplicationWithin(write, { application, event: eventOf(told), by });
  if (!advanced.ok) return advanced;
  const decision = decisionOf(told);
  const { auditEntryId } = write;
  if (turn.kind === "REJECTED") {
    const said = { application: advanced.value, reason: turn.reason, askedBy: told.whois(turn.by) };
    await stateRejectionWithin(write, said);
  }
  if (decision) await write.sellerStages.insertDecision(application, { ...decision, auditEntryId });
  return advanced;
}

async function sendWithin(
  write: WritableRepositories,
  found: SellerApplication,
  { input, at }: Extract<DemoApplicationTurn, { readonly kind: "SENT" }>,
  kept: Turn["kept"],
): Promise<Result<unknown>> {
  for (const enter of kept) await enter(write, found);
  const sent = readStage(input);
  if (!sent.ok) return sent;
  const application = { ...found, ...sent.value.named };
  const event = { type: "StageSubmitted", stage: input.stage, at } as const;
  const advanced = await advanceApplicationWithin(write, { application, event, by: found.accountId });
  if (!advanced.ok) return advanced;
  if (kept.length > 0) {
    const sentDocuments = await sendDocumentsWithin(write, {
      before: found,
      after: advanced.value,
      stage: input.stage,
    });
    if (!sentDocuments.ok) return sentDocuments;
  }
  const { submissionNo } = advanced.value.onboarding.stages[input.stage];
  const key = { applicationId: application.id, stage: input.stage, submissionNo };
  return done(await write.sellerStages.insertSubmission(application, key, sent.value.fields));
}

async function holdWithin(
  write: WritableRepositories,
  { accountId, whois }: Turn,
  { by, approvedBy, until, at }: Extract<DemoApplicationTurn, { readonly kind: "HELD" }>,
): Promise<Result<unknown>> {
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  const order = { reason: "IDENTITY_DOUBT", scope: "SELLER", until, at } as const;
  const locked = lockAccount(account, { ...order, by: whois(by), approvedBy: whois(approvedBy) });
  if (!locked.ok) return locked;
  write.events.append(locked.value.events);
  return await write.accounts.save(account, locked.value.account);
}

type Decided = Extract<DemoApplicationTurn, { readonly kind: "APPROVED" | "RETURNED" | "REJECTED" }>;

function eventOf({ turn, whois }: Turn): OnboardingEvent {
  const { at } = turn;
  switch (turn.kind) {
    case "APPROVED":
      return { type: "StageApproved", stage: turn.stage, by: { id: whois(turn.by), roles: ["ANALYST"] }, at };
    case "RETURNED": {
      const { reasons, message, days } = turn;
      const words = { reasons, message, until: new Date(at.getTime() + days * DAY_MS).toISOString() };
      return { type: "StageReturned", stage: turn.stage, by: { id: whois(turn.by), roles: ["ANALYST"] }, words, at };
    }
    case "REJECTED": {
      const [by, approvedBy] = [whois(turn.by), whois(turn.approvedBy)];
      return { type: "RejectionApproved", by, approvedBy, reason: turn.reason, at };
    }
    case "HELD":
      return { type: "StandingChanged", isHeld: true, isFlagged: false, at };
    case "WITHDRAWN":
      return { type: "Withdrawn", at };
    case "RAN_OUT":
      return { type: "TimeCame", completedSales: 0, isTrusted: true, at };
    case "SAVED":
    case "SENT":
      throw new Error("A draft and a submission are stored, not told.");
    default:
      return unreachable(turn);
  }
}

function decisionOf({ turn, whois }: Turn): StageDecision | null {
  if (!isDecided(turn)) return null;
  const { kind: decision, stage } = turn;
  const by = whois(turn.by);
  if (turn.kind === "REJECTED") {
    return { stage, decision, by, approvedBy: whois(turn.approvedBy), reasons: [turn.reason], words: {} };
  }
  if (turn.kind === "APPROVED") return { stage, decision, by, approvedBy: null, reasons: [], words: {} };
  const { reasons, message } = turn;
  return { stage, decision, by, approvedBy: null, reasons, words: { message } };
}

const isDecided = (turn: DemoApplicationTurn): turn is Decided =>
  turn.kind === "APPROVED" || turn.kind === "RETURNED" || turn.kind === "REJECTED";
