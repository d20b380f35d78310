import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SessionGuard } from "@/components/account/session-guard";
import { UploadField } from "@/components/kit/upload-field";
import { GstinForm } from "@/components/selling-home/gstin-form";
import { NotWhilePaused, WhatHappensFirst } from "@/components/selling-home/what-happens-first";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { SellShell } from "@/components/shell/sell-shell";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { newCertificates, ownShop, uploadProblem } from "@/server/accounts/adapters/inbound/rest/selling-home-views";
import { signOutAction } from "../../../../sign-out-action";
import { removeDocumentAction } from "../../actions";
import { changeGstinAction } from "../actions";

export const metadata: Metadata = { title: "Change your GSTIN" };

type GstinRouteProps = { searchParams: Promise<{ upload?: string | string[] }> };

export default async function GstinRoute({ searchParams }: GstinRouteProps) {
  const holder = await requireHolder("/sell/home/gstin");
  const { number, state } = await ownShop(holder);
  if (!number.isChangeable || number.inReview) redirect("/sell/home");
  if (state === "PAUSED" || state === "STOPPED") {
    return (
      <SellShell signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
        <AccountHeading title="Change your GSTIN" />
        <NotWhilePaused />
        <SessionGuard />
      </SellShell>
    );
  }
  const [csrf, { upload }] = [await csrfToken(), await searchParams];
  const certificates = await newCertificates(holder);
  return (
    <SellShell signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Change your GSTIN" />
      <WhatHappensFirst inUse={number.inUse} />
      <section aria-labelledby="certificate" className="mb-8">
        <h2 id="certificate" className="mb-3 font-emphasis">
          GST certificate of the new number
        </h2>
        <UploadField
          kind="GST_CERTIFICATE"
          label="GST certificate"
          documents={certificates}
          csrf={csrf}
          returnTo="/sell/home/gstin"
          problem={uploadProblem(upload)}
          previewBase="/sell/documents"
          remove={removeDocumentAction}
        />
      </section>
      <GstinForm action={changeGstinAction} csrf={csrf} hasCertificate={certificates.length > 0} />
      <SessionGuard refreshes={false} />
    </SellShell>
  );
}
