import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { GstRegistry } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { createApprovalCommands } from "@/server/accounts/application/use-cases/approval-commands";
import { createOnboardingCommands } from "@/server/accounts/application/use-cases/onboarding-commands";
import { openTrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { personChecksOf } from "@/server/accounts/domain/policies/person-check-policy";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { answersOf, gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { BUYER_ID, buyer, OTHER_STAFF_ID, staff } from "./account-facts";
import { THIRD_STAFF_ID } from "./approval-scene";
import { consoleScene, HOLDER_SESSIONS, origin, putSession } from "./console-scene";
import { putDocuments } from "./in-memory-documents";
import { stageReaderOver } from "./in-memory-onboarding";
import { onboardingDirectoryOver } from "./in-memory-onboarding-directory";
import { must } from "./must";

/** An applicant, an analyst, another one and a LEAD, in memory. */
export function onboardingScene({ registry = null }: { readonly registry?: GstRegistry | null } = {}) {
  const { ports, actor: analyst } = consoleScene("ANALYST");
  ports.tables.cases.clear();
  const colleague = (id: typeof OTHER_STAFF_ID, role: "ANALYST" | "LEAD", name: string): StaffActor => {
    const sessionId = sessionIdFrom(`019ce0bc-0000-7000-8000-0000000000${id.slice(-1)}f`);
    ports.tables.accounts.set(id, staff(role, id));
    putSession(ports, id, sessionId);
    return { kind: "STAFF", accountId: id, sessionId, role, name };
  };
  const other = colleague(OTHER_STAFF_ID, "ANALYST", "Arjun Kapoor");
  const lead = colleague(THIRD_STAFF_ID, "LEAD", "Leela Menon");
  const opened = { accountId: BUYER_ID, kycLevel: "CONTACT", policy: trustPolicyV1, at: ports.now } as const;
  ports.tables.profiles.set(BUYER_ID, openTrustProfile(opened));
  const [sessionId] = HOLDER_SESSIONS;
  if (!sessionId) throw new Error("The holder has sessions.");
  const holder: HolderActor = { kind: "HOLDER", accountId: BUYER_ID, sessionId, name: "Asha Verma" };
  const { newId, clock: now } = ports;
  const fuse: Fuse = { units: 0, when: null };
  const unitOfWork = burning(ports.unitOfWork, fuse);
  const commands = createOnboardingCommands({
    unitOfWork,
    newId,
    now,
    applications: onboardingDirectoryOver(ports),
    stages: stageReaderOver(() => ports.tables),
    fraud: { isDisposableMail: (domain) => domain === "throwaway.example" },
    registry,
    opaqueKey: (...parts) => parts.join("|"),
  });
  const approvals = { accountOf: async (id: ApprovalId) => ports.tables.approvals.get(id)?.request.accountId ?? null };
  const answers = createApprovalCommands({ unitOfWork, approvals });
  const application = (): SellerApplication => {
    const found = [...ports.tables.applications.values()].at(-1);
    if (!found) throw new Error("Nobody applied.");
    return found;
  };
  const work = async () => {
    for (const id of await commands.waiting(50)) await commands.run(id, origin);
  };
  const approve = (stage: ApplicationStage, by = stage === "FINAL" ? other : analyst) =>
    commands.approveStage({ applicationId: application().id, stage, personChecks: personChecksOf[stage] }, by, origin);
  const send = (stage: Exclude<ApplicationStage, "FINAL">, n = 939, { documents = true } = {}) => {
    const applied = [...ports.tables.applications.values()].at(-1);
    if (applied && documents) putDocuments(ports.tables, applied, stage, ports.now);
    return commands.submitStage(answersOf(n)[stage], holder, origin);
  };
  return {
    ports,
    startedAs: buyer(),
    fuse,
    holder,
    analyst,
    other,
    lead,
    commands,
    application,
    work,
    approve,
    send,
    handInCertificate: () => putDocuments(ports.tables, application(), "TAX", ports.now),
    apply: (n = 939) =>
      commands.openApplication({ storeName: "Verma Crafts", gstNumber: gstinOfBusiness(n) }, holder, origin),
    /** Sends, checks and approves every stage before this one. */
    reach: async (stage: ApplicationStage | "PROBATION") => {
      for (const one of stage === "PROBATION" ? APPLICATION_STAGES : before(stage)) {
        if (one !== "FINAL") must(await send(one));
        await work();
        must(await approve(one));
        await work();
      }
    },
    answer: (approvalId: string, by = lead) => answers.approveRequest({ approvalId, note: "" }, by, origin),
    account: () => {
      const account = ports.tables.accounts.get(BUYER_ID);
      if (!account) throw new Error("The applicant is gone.");
      return account;
    },
    kycLevel: () => ports.tables.profiles.get(BUYER_ID)?.kycLevel,
  };
}

/** After how many further units the process dies: in the middle of the last one, or right after its commit. */
export type Fuse = { units: number; when: "BEFORE_COMMIT" | "AFTER_COMMIT" | null };

export class ProcessDied extends Error {
  override readonly name = "ProcessDied";
}

const burning =
  (unitOfWork: UnitOfWork, fuse: Fuse): UnitOfWork =>
  async (audited, work) => {
    if (fuse.when === null || fuse.units > 0) {
      fuse.units -= 1;
      return unitOfWork(audited, work);
    }
    const { when } = fuse;
    fuse.when = null;
    await unitOfWork(audited, async (write) => {
      const result = await work(write);
      if (when === "BEFORE_COMMIT") throw new ProcessDied();
      return result;
    });
    throw new ProcessDied();
  };

export type OnboardingScene = ReturnType<typeof onboardingScene>;

const before = (stage: ApplicationStage) => APPLICATION_STAGES.slice(0, APPLICATION_STAGES.indexOf(stage));
