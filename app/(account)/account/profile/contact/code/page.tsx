import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountFrame } from "@/components/account/account-frame";
import { ContactCodeForm } from "@/components/account/contact-code-form";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { contactToConfirm } from "@/server/accounts/adapters/inbound/rest/contact-views";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../../../sign-out-action";
import { confirmContactAction } from "../actions";

export const metadata: Metadata = { title: "Enter the code" };

export default async function ContactCodePage() {
  const holder = await requireHolder("/account/profile/contact/code");
  const ticket = await contactToConfirm(holder);
  if (!ticket) redirect("/account/profile");
  return (
    <AccountFrame name={holder.name} current="profile" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Enter the code" />
      <ContactCodeForm
        action={confirmContactAction}
        csrf={await csrfToken()}
        page={ticket.kind === "EMAIL" ? "email" : "mobile"}
        shownContact={ticket.shownContact}
      />
    </AccountFrame>
  );
}
