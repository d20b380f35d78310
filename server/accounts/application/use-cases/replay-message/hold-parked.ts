import type { HeldMessage } from "@/server/accounts/application/ports/outbound/parked-message-repository";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";

/** The message while it still waits: the second of two people gets CONFLICT. */
export async function holdParked(write: WritableRepositories, id: string): Promise<Result<HeldMessage>> {
  const held = await write.parked.hold(id);
  if (held === null) return refuse({ code: "NOT_FOUND", what: "message" });
  if (held.decided === null) return done(held);
  const { by, at } = held.decided;
  return refuse({ code: "CONFLICT", what: "message", ...(by && at ? { by, at: at.toISOString() } : {}) });
}
