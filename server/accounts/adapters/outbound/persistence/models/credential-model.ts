import type { CredentialModel } from "../generated/models/Credential";

/** The columns of a credential that a unit of work reads; no query of a screen ever loads them. */
export type CredentialRow = Pick<CredentialModel, "passwordHash" | "lastChangedAt">;
