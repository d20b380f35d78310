import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../../sign-out-action";
import { changePasswordAction } from "./actions";

export const metadata: Metadata = { title: "Change your password" };

export default async function ChangePasswordPage() {
  const holder = await requireHolder("/account/security/password");
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Change your password" />
      <ChangePasswordForm action={changePasswordAction} csrf={await csrfToken()} />
    </AccountFrame>
  );
}
