import { redirect } from "next/navigation";
import type { ProofWays } from "@/server/accounts/application/use-cases/step-up/proof-ways";
import { accountsModule } from "@/server/composition-root";
import { signedInActor } from "../next-auth/current-session";

/** How whoever is signed in may prove themselves again; nobody signed in goes to the door. */
export async function waysOfPage(): Promise<ProofWays> {
  const actor = await signedInActor();
  if (!actor) redirect("/login");
  return accountsModule().secondFactors.stepUpWays(actor);
}
