import type { ActorRef } from "../value-objects/actor-ref";
import type { RoleType } from "../value-objects/role-type";
import type { AccountEvent } from "./event-shape";

/** The account holds one role less. */
export type RoleRevoked = AccountEvent<
  "RoleRevoked",
  {
    readonly role: RoleType;
    readonly by: ActorRef;
  }
>;
