import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";

/** Whoever sends a stage back keeps the application, so that it comes back to them. */
export async function keepWithin(write: WritableRepositories, id: ApplicationId, reviewer: AccountId): Promise<void> {
  await changeWithin(write, id, reviewer);
}

/**
 * A stage that was sent (again) lies with whoever had it, where they are on shift: signed in, and not idle for longer
 * than a session lives. Else it is free for anybody.
 */
export async function freeUnlessOnShiftWithin(write: WritableRepositories, id: ApplicationId): Promise<void> {
  const desk = await write.sellerDesks.find(id);
  if (!desk?.assigneeId) return;
  const sessions = await write.sessions.listLive(desk.assigneeId);
  if (sessions.length === 0) await changeWithin(write, id, null);
}

async function changeWithin(write: WritableRepositories, id: ApplicationId, to: AccountId | null): Promise<void> {
  const desk = await write.sellerDesks.find(id);
  if (!desk || desk.assigneeId === to) return;
  const nameOf = async (who: AccountId | null) => who && ((await write.accounts.find(who))?.name ?? who);
  await write.sellerDesks.assign(desk, to, { before: await nameOf(desk.assigneeId), after: await nameOf(to) });
}
