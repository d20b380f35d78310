import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Result } from "@/server/accounts/domain/result";
import { unlessNothingToDo } from "../nothing-to-do";

type Act = {
  readonly action: "policy.roll-back-by-rule" | "policy.take-back-ramp-by-rule";
  readonly version: number;
  /** Why, as the trail and whoever is told read it. */
  readonly note: string;
  readonly origin: RequestOrigin;
};

/** What the guard does to a version without a person: an entry of its own, with why, or none where nothing was to do. */
export function actByRule<T>(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  { action, version, note, origin }: Act,
  work: (write: WritableRepositories) => Promise<Result<T>>,
): Promise<Result<T> | null> {
  const actor = { kind: "SYSTEM", name: "system:policy" } as const;
  const subject = { type: "POLICY", id: String(version) } as const;
  return unlessNothingToDo(unitOfWork({ action, actor, origin, subject, accounts: [], reason: { note } }, work));
}
