import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { AccountFrame } from "@/components/account/account-frame";
import { contactKinds, isContactPage } from "@/components/account/contact-kinds";
import { RemoveContactForm } from "@/components/account/remove-contact-form";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../../../../sign-out-action";
import { removeContactAction } from "../../actions";

export const metadata: Metadata = { title: "Remove a contact" };

type RemoveContactRouteProps = { params: Promise<{ kind: string }> };

export default async function RemoveContactRoute({ params }: RemoveContactRouteProps) {
  const { kind: page } = await params;
  if (!isContactPage(page)) notFound();
  const holder = await requireHolder(`/account/profile/contact/${page}/remove`);
  const profile = await (await serverCaller()).account.profile();
  const contact = page === "email" ? profile.email : profile.phone;
  if (!contact) redirect("/account/profile");
  return (
    <AccountFrame name={holder.name} current="profile" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title={`Remove your ${contactKinds[page].name}`} />
      <RemoveContactForm action={removeContactAction} csrf={await csrfToken()} page={page} contact={contact.value} />
    </AccountFrame>
  );
}
