import type { SystemActor } from "@/server/accounts/application/ports/outbound/actor";

/** Whoever acts when nobody asks: each name stands in the audit entries of its work. */
export const timer: SystemActor = { kind: "SYSTEM", name: "system:timer" };
export const onboardingSaga: SystemActor = { kind: "SYSTEM", name: "system:onboarding" };
