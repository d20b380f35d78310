import type { AccountId } from "./account-id";
import type { ApiKeyId } from "./api-key-id";

/** Who did it, as events and locks name them: an account, a part of the system, or another system. */
export type ActorRef = AccountId | SystemActor | ApiKeyRef;

export type SystemActor = `system:${string}`;

/** Another system, by the key it came with. */
export type ApiKeyRef = `api-key:${string}`;

export const apiKeyRef = (id: ApiKeyId): ApiKeyRef => `api-key:${id}`;

export const apiKeyIdOf = (ref: ApiKeyRef): string => ref.slice("api-key:".length);

export const isApiKeyRef = (actor: string): actor is ApiKeyRef => actor.startsWith("api-key:");

/** The clock itself: locks that end, leases that lapse. */
export const TIMER: SystemActor = "system:timer";

/** The sign-in guard, when failed attempts lock unknown devices out. */
export const SIGN_IN_GUARD: SystemActor = "system:sign-in-guard";

/** The importer of other systems' histories. */
export const IMPORTER: SystemActor = "system:import";

/** The trust engine, when evidence opens a case or raises a risk. */
export const TRUST_ENGINE: SystemActor = "system:trust";

/** The one person at the machine who runs the command line before two ADMINs exist. */
export const OPERATOR: SystemActor = "system:operator";

/** The saga of a seller's way, when it does what was decided. */
export const ONBOARDING: SystemActor = "system:onboarding";

export const isSystemActor = (actor: string): actor is SystemActor => actor.startsWith("system:");

/** The release itself, which brings the first policy along. */
export const POLICY_SEED: SystemActor = "system:policy";

/** The sign-up form: it gives the role that everybody starts with. */
export const SIGN_UP: SystemActor = "system:sign-up";
