import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { SellingHomePage } from "@/components/selling-home/selling-home-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { ownShop } from "@/server/accounts/adapters/inbound/rest/selling-home-views";
import { signOutAction } from "../../../sign-out-action";

export const metadata: Metadata = { title: "Selling" };

type HomeRouteProps = { searchParams: Promise<{ saved?: string | string[] }> };

const RECEIPTS: Readonly<Record<string, string>> = {
  name: "Saved. Buyers see the new name.",
  number: "Sent. We check the new GSTIN and write to you.",
  same: "That is the GSTIN you have. Nothing changed.",
};

export default async function SellingHomeRoute({ searchParams }: HomeRouteProps) {
  const holder = await requireHolder("/sell/home");
  const { saved } = await searchParams;
  const home = await ownShop(holder);
  return (
    <AccountFrame name={holder.name} current="sell" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <SellingHomePage home={home} receipt={typeof saved === "string" ? (RECEIPTS[saved] ?? null) : null} />
    </AccountFrame>
  );
}
