import type { Metadata } from "next";
import { SessionGuard } from "@/components/account/session-guard";
import { HomeAside } from "@/components/selling-home/home-aside";
import { SellingHomePage } from "@/components/selling-home/selling-home-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { SellShell } from "@/components/shell/sell-shell";
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
  const home = await ownShop(await requireHolder("/sell/home"));
  const { saved } = await searchParams;
  return (
    <SellShell
      signOut={signOutAction}
      strip={isDemo() ? <DemoStrip /> : null}
      asideLabel="About your shop"
      aside={<HomeAside hasApplication={home.number.isChangeable} />}
    >
      <SellingHomePage home={home} receipt={typeof saved === "string" ? (RECEIPTS[saved] ?? null) : null} />
      <SessionGuard />
    </SellShell>
  );
}
