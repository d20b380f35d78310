import type { FactorOwner } from "@/server/accounts/application/use-cases/second-factor/factor-owner";
import type { TrpcContext } from "@/server/trpc/context";
import { toTransportError } from "@/server/trpc/unwrap";

/** Whoever is signed in, or staff whose sign-in waits in this browser for their first factor; nobody else. */
export async function newPasskeyOwner({ actor, accounts, browser }: TrpcContext): Promise<FactorOwner> {
  if (actor.kind === "STAFF" || actor.kind === "HOLDER") return { kind: "SIGNED_IN", actor };
  const owner = await accounts.secondFactors.findPending(await browser.pending());
  if (owner) return owner;
  throw toTransportError({ code: "SESSION_ENDED" }, { audited: false });
}
