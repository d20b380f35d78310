import type { SystemActor } from "@/server/accounts/application/ports/outbound/actor";

/** Whoever acts when nobody asks: each name stands in the audit entries of its work. */
export const timer: SystemActor = { kind: "SYSTEM", name: "system:timer" };
/** What two people agreed on and takes longer than one commit. */
export const approvalsRun: SystemActor = { kind: "SYSTEM", name: "system:approvals" };
export const onboardingSaga: SystemActor = { kind: "SYSTEM", name: "system:onboarding" };
