import type { ActorRef } from "../value-objects/actor-ref";
import type { RoleType } from "../value-objects/role-type";

/** One thing the account may be, and who said so. */
export type Role = {
  readonly type: RoleType;
  readonly grantedAt: Date;
  readonly grantedBy: ActorRef;
};
