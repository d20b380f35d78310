import type { ActorRef } from "../value-objects/actor-ref";
import type { RoleType } from "../value-objects/role-type";
import type { AccountEvent } from "./event-shape";

/** The account holds one role more. */
export type RoleAssigned = AccountEvent<
  "RoleAssigned",
  {
    readonly role: RoleType;
    readonly by: ActorRef;
  }
>;
