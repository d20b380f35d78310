import type { OperatorActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";

const operator: OperatorActor = { kind: "OPERATOR", name: "operator" };

/**
 * The entry of a rebuild from the command line: what staff look people up in was made anew. Written before it begins, so
 * that none leaves no trace: a rebuild that is stopped has read everything all the same.
 */
export const recordRebuild =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (readModel: string, origin: RequestOrigin): Promise<Result<null>> =>
    unitOfWork(
      {
        action: "read-model.rebuild",
        actor: operator,
        origin,
        subject: null,
        accounts: [],
        reason: { code: readModel },
      },
      async () => done(null),
    );
