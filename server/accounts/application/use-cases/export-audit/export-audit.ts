import type { OperatorActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import { refusalOverCap } from "../refusal-over-cap";
import type { ExportAuditInput } from "./export-audit.schema";

export type ExportAuditDeps = { readonly unitOfWork: UnitOfWork };

/** What the entry says of how much was taken. */
const extentOf = ({ filter }: Pick<ExportAuditInput, "filter">): "WHOLE" | "FILTERED" => {
  const { actors, actions, accountId, outcome, from, to } = filter;
  const isNarrowed =
    actors.length + actions.length > 0 || [accountId, outcome, from, to].some((value) => value !== null);
  return isNarrowed ? "FILTERED" : "WHOLE";
};

/**
 * The entry of an export of the trail, written before the first line leaves: one that is broken off has shown things all
 * the same. Staff prove themselves anew and say why; above the hourly cap RATE_LIMITED.
 */
export const exportAudit =
  ({ unitOfWork }: ExportAuditDeps) =>
  (input: ExportAuditInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<{ auditEntryId: string }>> =>
    unitOfWork(
      {
        action: "audit.export",
        actor,
        origin,
        subject: null,
        accounts: [],
        reason: { code: extentOf(input), note: input.note },
        freshProof: true,
      },
      async (write) =>
        (await refusalOverCap(write, "exports", actor.accountId)) ?? done({ auditEntryId: write.auditEntryId }),
    );

const operator: OperatorActor = { kind: "OPERATOR", name: "operator" };

/** The same by whoever has a shell on the machine. */
export const exportAuditByOperator =
  ({ unitOfWork }: ExportAuditDeps) =>
  (input: Pick<ExportAuditInput, "filter">, origin: RequestOrigin): Promise<Result<null>> =>
    unitOfWork(
      {
        action: "audit.export",
        actor: operator,
        origin,
        subject: null,
        accounts: [],
        reason: { code: extentOf(input) },
      },
      async () => done(null),
    );
