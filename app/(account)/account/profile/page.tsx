import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { ProfilePage } from "@/components/account/profile-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../sign-out-action";

export const metadata: Metadata = { title: "Profile" };

type ProfileRouteProps = { searchParams: Promise<{ saved?: string | string[] }> };

export default async function ProfileRoute({ searchParams }: ProfileRouteProps) {
  const holder = await requireHolder("/account/profile");
  const { saved } = await searchParams;
  const profile = await (await serverCaller()).account.profile();
  return (
    <AccountFrame
      name={profile.name ?? holder.name}
      current="profile"
      signOut={signOutAction}
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <ProfilePage profile={profile} receipt={saved === "1" ? "Saved." : null} />
    </AccountFrame>
  );
}
