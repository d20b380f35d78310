import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountFrame } from "@/components/account/account-frame";
import { ContactForm } from "@/components/account/contact-form";
import { contactKinds, isContactPage } from "@/components/account/contact-kinds";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../../../sign-out-action";
import { changeContactAction } from "../actions";

export const metadata: Metadata = { title: "Change how we reach you" };

type ContactRouteProps = { params: Promise<{ kind: string }> };

export default async function ContactRoute({ params }: ContactRouteProps) {
  const { kind: page } = await params;
  if (!isContactPage(page)) notFound();
  const holder = await requireHolder(`/account/profile/contact/${page}`);
  return (
    <AccountFrame name={holder.name} current="profile" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title={`New ${contactKinds[page].name}`} />
      <p className="-mt-3 mb-6 max-w-[36em] text-muted-fg">
        We send a code to the new one, and a notice to what your account has now. All other devices are signed out once
        you enter the code.
      </p>
      <ContactForm action={changeContactAction} csrf={await csrfToken()} page={page} />
    </AccountFrame>
  );
}
