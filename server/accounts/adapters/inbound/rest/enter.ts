import { redirect } from "next/navigation";
import type { LoginDto, SignedInDto, VerifiedDto } from "@/server/accounts/application/dto/auth-result-dto";
import { safePath } from "../next-auth/safe-path";
import { dropPending, giveHold, givePending, giveSessionCookie } from "./auth-cookies";

/** What the form of the first step said: whether to stay signed in, and where to go. */
export type Wish = { readonly keep: boolean; readonly next: string };

/** Where somebody's work begins. */
export const homeOf = ({ side }: Pick<SignedInDto, "side">): string => (side === "STAFF" ? "/console" : "/account");

/** The first proof held: in, or on to the next one. Nothing about it stands in the address. */
export async function goOn(login: LoginDto, wish: Wish): Promise<never> {
  if (login.next === "SIGNED_IN") {
    await giveSessionCookie(login, wish.keep);
    redirect(safePath(wish.next, homeOf(login)));
  }
  const { id: pendingId, needs, sent } = login.pending;
  await givePending({ pendingId, needs, sent, ...wish });
  redirect(needs === "ENROL" ? "/login/set-up" : "/login/step-up");
}

/** Every proof held: in, or to the page that says why not. */
export async function enter({ signedIn, onHold }: VerifiedDto, wish: Wish): Promise<never> {
  redirect(await entered({ signedIn, onHold }, wish));
}

/** The same for a caller that redirects itself. */
export async function entered({ signedIn, onHold }: VerifiedDto, wish: Wish): Promise<string> {
  if (onHold) {
    await dropPending();
    await giveHold(onHold);
    return "/hold";
  }
  if (!signedIn) return "/login";
  await giveSessionCookie(signedIn, wish.keep);
  return safePath(wish.next, homeOf(signedIn));
}
