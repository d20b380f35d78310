import type { OperatorActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import { newId } from "@/server/platform/new-id";

/** Whoever has a shell on the machine. */
export const operator: OperatorActor = { kind: "OPERATOR", name: "operator" };

export const cliOrigin = (): RequestOrigin => ({ requestId: newId(), channel: "cli", ip: null, userAgent: null });
