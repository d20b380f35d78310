import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { ReadModelName, RebuildReadModelInput } from "./rebuild-read-model.schema";

export type RebuildAsked = { readonly name: ReadModelName; readonly auditEntryId: string };

/** Asks for a read model to be built anew: the worker does it. CONFLICT while one that was asked for is not over. */
export const rebuildReadModel =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  ({ name }: RebuildReadModelInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<RebuildAsked>> =>
    unitOfWork(
      {
        action: "read-model.rebuild",
        actor,
        origin,
        subject: null,
        accounts: [],
        reason: { code: name },
        freshProof: true,
      },
      async (write) => {
        const running = await write.rebuilds.request(name, actor.name);
        if (running) return refuse({ code: "CONFLICT", what: "rebuild", by: running.by, at: running.at.toISOString() });
        return done({ name, auditEntryId: write.auditEntryId });
      },
    );
