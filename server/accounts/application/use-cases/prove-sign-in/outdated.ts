import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { PendingSignIn } from "@/server/accounts/domain/entities/pending-sign-in";

/** The password it was begun with is not the password any more: whoever chose the new one shut this out. */
export async function isOutdated(
  write: WritableRepositories,
  { accountId, method, createdAt }: PendingSignIn,
): Promise<boolean> {
  if (method !== "PASSWORD") return false;
  const credential = await write.credentials.find(accountId);
  return !credential || credential.lastChangedAt > createdAt;
}
