import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { MessageToPark } from "@/server/accounts/application/ports/outbound/parked-message-repository";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";

/** Sets messages aside that nobody could take, in one commit with one entry. Answers how many were new. */
export const parkMessages =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (messages: readonly MessageToPark[], actor: Actor, origin: RequestOrigin): Promise<Result<number>> =>
    unitOfWork({ action: "message.park", actor, origin, subject: null, accounts: [] }, async (write) =>
      done(await write.parked.park(messages)),
    );
