import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountFrame } from "@/components/account/account-frame";
import { GstinForm } from "@/components/selling-home/gstin-form";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { Notice } from "@/components/ui/notice";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { ownShop } from "@/server/accounts/adapters/inbound/rest/selling-home-views";
import { signOutAction } from "../../../../sign-out-action";
import { changeGstinAction } from "../actions";

export const metadata: Metadata = { title: "Change your GSTIN" };

export default async function GstinRoute() {
  const holder = await requireHolder("/sell/home/gstin");
  const { number } = await ownShop(holder);
  if (!number.isChangeable) redirect("/sell/home");
  return (
    <AccountFrame name={holder.name} current="sell" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Change your GSTIN" />
      <Notice className="mb-6 max-w-120">
        <h2 className="font-emphasis">What happens first</h2>
        <ul className="mt-1 list-disc ps-5">
          <li>We check the new number again, as we did the first one. A person looks at it.</li>
          <li>Nothing new can be listed until it is approved. Orders on the way go on, and so does your buying.</li>
          <li>
            {number.inUse ? (
              <>
                <span className="font-mono">{number.inUse}</span> stays on your invoices until then.
              </>
            ) : (
              "Your shop has no number until then."
            )}
          </li>
        </ul>
      </Notice>
      <GstinForm action={changeGstinAction} csrf={await csrfToken()} />
    </AccountFrame>
  );
}
