import { redirect } from "next/navigation";
import type { HoldDto } from "@/server/accounts/application/dto/hold-dto";
import type { HoldActor } from "@/server/accounts/application/ports/outbound/actor";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { accountsModule } from "@/server/composition-root";
import { readHold } from "./auth-cookies";

export type HoldVisit = { readonly hold: HoldDto; readonly goodUntil: Date; readonly actor: HoldActor };

/** Who the hold pass of this browser names. What it may do, every use asks the database. */
export async function holdActor(): Promise<{ readonly actor: HoldActor; readonly goodUntil: Date } | null> {
  const ticket = await readHold();
  if (!ticket) return null;
  const { accountId, linkEpoch, goodUntil } = ticket;
  const actor: HoldActor = { kind: "HOLDER_ON_HOLD", accountId: accountIdFrom(accountId), linkEpoch };
  return { actor, goodUntil: new Date(goodUntil) };
}

/** The page of an account on hold; whoever has no pass, or one that is worth nothing any more, goes to sign in. */
export async function requireHold(): Promise<HoldVisit> {
  const visit = await holdActor();
  if (!visit) redirect("/login");
  const hold = await accountsModule().queries.getHold(visit.actor);
  if (!hold.ok) redirect("/login");
  return { hold: hold.value, goodUntil: visit.goodUntil, actor: visit.actor };
}
