import type { ClusterDecidedDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { CaseDirectory } from "@/server/accounts/application/ports/outbound/case-directory";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse, unreachable } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import type { clearCase } from "../clear-case/clear-case";
import type { limitCase } from "../limit-case/limit-case";
import type { lockAccount } from "../lock-account/lock-account";
import type { lockCase } from "../lock-case/lock-case";
import type { verifyCase } from "../verify-case/verify-case";
import type { DecideClusterInput } from "./decide-cluster.schema";

export type DecideClusterDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly livePolicy: LiveTrustPolicy;
  readonly cases: CaseDirectory;
  readonly clearCase: ReturnType<typeof clearCase>;
  readonly verifyCase: ReturnType<typeof verifyCase>;
  readonly limitCase: ReturnType<typeof limitCase>;
  readonly lockCase: ReturnType<typeof lockCase>;
  readonly lockAccount: ReturnType<typeof lockAccount>;
};

/**
 * Decides linked accounts one after the other, each in a commit of its own by the decision that stands for one: with
 * its entry, its version, its caps and its refusals, which are answered beside the others and stop none of them. The
 * entries share the request's id. Above what one person may do at once APPROVAL_REQUIRED, and nothing is written.
 */
export const decideCluster =
  (deps: DecideClusterDeps) =>
  async (input: DecideClusterInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<ClusterDecidedDto>> => {
    const { accountsAtOnceAlone } = (await deps.livePolicy()).approvals;
    const chosen = [...new Map(input.accounts.map((one) => [one.accountId, one])).values()];
    if (chosen.length > accountsAtOnceAlone) {
      const audited = { action: "case.decide-cluster", actor, origin, subject: null, accounts: [] } as const;
      const limit = `${accountsAtOnceAlone} accounts at once`;
      return deps.unitOfWork(audited, async () =>
        refuse({ code: "APPROVAL_REQUIRED", action: "case.decide-cluster", limit }),
      );
    }
    const answers: ClusterDecidedDto["answers"][number][] = [];
    for (const member of chosen) {
      const decided = await decideOne(deps, input, member, { actor, origin });
      const { accountId } = member;
      answers.push(
        decided.ok
          ? { accountId, code: null, sentence: null, auditEntryId: decided.value.auditEntryId }
          : { accountId, code: decided.refusal.code, sentence: refusalSentence(decided.refusal), auditEntryId: null },
      );
    }
    return done({ answers });
  };

type Member = DecideClusterInput["accounts"][number];
type Who = { readonly actor: StaffActor; readonly origin: RequestOrigin };
type Decided = Promise<Result<{ readonly auditEntryId: string }>>;

async function decideOne(deps: DecideClusterDeps, input: DecideClusterInput, member: Member, who: Who): Decided {
  const { accountId, openCase, decision = input.decision } = member;
  const { actor, origin } = who;
  const { note } = input;
  // The case is found by its own id: it must be this account's, or another one would be decided in its name.
  const isItsCase = !openCase || (await deps.cases.accountOf(caseIdFrom(openCase.id))) === accountIdFrom(accountId);
  if (!isItsCase) return refuseOne(deps, member, who);
  if (decision.outcome === "LOCK") {
    const { reasonCode, hours } = decision;
    const lock = { reasonCode, hours, scope: "ACCOUNT", note } as const;
    if (!openCase) return deps.lockAccount({ accountId, ...lock }, actor, origin);
    return deps.lockCase({ caseId: openCase.id, version: openCase.version, ...lock }, actor, origin);
  }
  if (!openCase) return refuseOne(deps, member, who);
  const subject = { caseId: openCase.id, version: openCase.version, note };
  switch (decision.outcome) {
    case "CLEAR":
      return deps.clearCase({ ...subject, reasonCode: decision.reasonCode }, actor, origin);
    case "VERIFY":
      return deps.verifyCase({ ...subject, reasonCode: decision.reasonCode }, actor, origin);
    case "LIMIT": {
      const { reasonCode, level, days } = decision;
      return deps.limitCase({ ...subject, reasonCode, level, days }, actor, origin);
    }
    default:
      return unreachable(decision);
  }
}

/** With an entry: whoever names a case that is not this account's leaves a trace. */
function refuseOne({ unitOfWork }: DecideClusterDeps, { accountId }: Member, { actor, origin }: Who): Decided {
  const id = accountIdFrom(accountId);
  const subject = { type: "ACCOUNT", id } as const;
  return unitOfWork({ action: "case.decide-cluster", actor, origin, subject, accounts: [id] }, async () =>
    refuse({ code: "NOT_FOUND", what: "open case" }),
  );
}
