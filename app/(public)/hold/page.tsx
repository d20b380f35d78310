import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { HoldPage } from "@/components/auth/hold-page";
import { readHold } from "@/server/accounts/adapters/inbound/rest/auth-cookies";
import { signOutAction } from "../../sign-out-action";

export const metadata: Metadata = { title: "On hold" };

export default async function OnHoldPage() {
  const hold = await readHold();
  if (!hold) redirect("/login");
  return <HoldPage state={hold.state} until={hold.until} signOut={signOutAction} />;
}
