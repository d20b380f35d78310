import type { ApiScope } from "@/server/accounts/domain/policies/api-key-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApiKeyId } from "@/server/accounts/domain/value-objects/api-key-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";

/** Who acts. Resolved by the server from the session, never from the request's own words. */
export type Actor = StaffActor | HolderActor | HoldActor | AnonymousActor | SystemActor | OperatorActor | MachineActor;

export type StaffActor = {
  readonly kind: "STAFF";
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly role: StaffRole;
  readonly name: string;
  readonly tokenHash?: PresentedToken;
};

/** A signed-in buyer or seller acting on their own account. */
export type HolderActor = {
  readonly kind: "HOLDER";
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly name: string;
  readonly tokenHash?: PresentedToken;
};

/** The hash of the token that this request came with: a new one is given only in the place of the one in force. */
export type PresentedToken = Uint8Array;

/**
 * The holder of an account on hold, who proved password and second factor and has no session: by a pass that is worth
 * something while the account is on hold and its link epoch is the one it was given under.
 */
export type HoldActor = {
  readonly kind: "HOLDER_ON_HOLD";
  readonly accountId: AccountId;
  readonly linkEpoch: number;
};

export type AnonymousActor = { readonly kind: "ANONYMOUS" };

/** The clock, a policy, the relay or an import. */
export type SystemActor = {
  readonly kind: "SYSTEM";
  readonly name:
    | "system:timer"
    | "system:policy"
    | "system:relay"
    | "system:import"
    | "system:broker"
    | "system:demo"
    | "system:sweep"
    | "system:onboarding"
    | "system:approvals";
};

/** Somebody with a shell on the machine. */
export type OperatorActor = { readonly kind: "OPERATOR"; readonly name: "operator" };

/** Another system, by its key. `name` is the key's name and prefix, as the trail shows it. */
export type MachineActor = {
  readonly kind: "MACHINE";
  readonly keyId: ApiKeyId;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
};

/** Where a request came from. `ip` is the peer's, or a configured proxy's word for it. */
export type RequestOrigin = {
  readonly requestId: string;
  readonly channel: "web" | "api" | "worker" | "cli";
  readonly ip: string | null;
  readonly userAgent: string | null;
};
