import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";

/** Who acts. Resolved by the server from the session, never from the request's own words. */
export type Actor = StaffActor | HolderActor | AnonymousActor | SystemActor | OperatorActor;

export type StaffActor = {
  readonly kind: "STAFF";
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly role: StaffRole;
  readonly name: string;
};

/** A signed-in buyer or seller acting on their own account. */
export type HolderActor = {
  readonly kind: "HOLDER";
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly name: string;
};

export type AnonymousActor = { readonly kind: "ANONYMOUS" };

/** The clock, a policy, the relay or an import. */
export type SystemActor = {
  readonly kind: "SYSTEM";
  readonly name: "system:timer" | "system:policy" | "system:relay" | "system:import" | "system:demo" | "system:sweep";
};

/** Somebody with a shell on the machine. */
export type OperatorActor = { readonly kind: "OPERATOR"; readonly name: "operator" };

/** Where a request came from. `ip` is the peer's, or a configured proxy's word for it. */
export type RequestOrigin = {
  readonly requestId: string;
  readonly channel: "web" | "api" | "worker" | "cli";
  readonly ip: string | null;
  readonly userAgent: string | null;
};
