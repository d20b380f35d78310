import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountFrame } from "@/components/account/account-frame";
import { ProfileForm } from "@/components/account/profile-form";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../../sign-out-action";
import { saveProfileAction } from "./actions";

export const metadata: Metadata = { title: "Change your profile" };

export default async function EditProfilePage() {
  const holder = await requireHolder("/account/profile/edit");
  const { name, buyer } = await (await serverCaller()).account.profile();
  if (!buyer) redirect("/account/profile");
  return (
    <AccountFrame
      name={name ?? holder.name}
      current="profile"
      signOut={signOutAction}
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <AccountHeading title="Change your profile" />
      <ProfileForm
        action={saveProfileAction}
        csrf={await csrfToken()}
        name={buyer.name}
        dateOfBirth={buyer.dateOfBirth ?? ""}
        gender={buyer.gender ?? ""}
      />
    </AccountFrame>
  );
}
