import { CreditCard, FileText, IdCard, Landmark } from "lucide-react";
import Link from "next/link";
import { Time } from "@/components/kit/time";
import type { SellingDto } from "@/server/accounts/application/dto/selling-dto";
import { AsideList, AsideSection } from "./aside-parts";

const NEEDS = [
  { icon: FileText, text: "GSTIN and its certificate" },
  { icon: CreditCard, text: "PAN, and a picture of the card" },
  { icon: Landmark, text: "Bank account, with a cancelled cheque or statement" },
  { icon: IdCard, text: "A photo ID" },
  { icon: FileText, text: "A proof of the business, such as its registration" },
] as const;

/** What to have at hand, and what we do with it. */
export function WhatYouNeed() {
  return (
    <AsideSection id="needs" title="What you need">
      <AsideList items={NEEDS} />
      <p className="mt-3">
        <Link href="/legal/privacy#what" className="inline-block py-0.5 text-primary underline underline-offset-3">
          What we do with this
        </Link>
      </p>
    </AsideSection>
  );
}

/** Which application this is: what to name when somebody asks. */
export function ThisApplication({ application, isHere = false }: { application: SellingDto; isHere?: boolean }) {
  const { reference, openedAt, state } = application;
  const canWithdraw = state === "UNDER_WAY" || state === "PAUSED" || state === "LAST_LOOK";
  return (
    <AsideSection id="application" title="Application">
      <p className="font-mono slashed-zero">{reference}</p>
      <p className="mt-2 text-muted-fg">
        Started <Time at={openedAt.toISOString()} as="date" />.{" "}
        {canWithdraw ? (
          <>
            You can{" "}
            <Link href="/sell/status#withdraw" className="text-primary underline underline-offset-3">
              withdraw it
            </Link>{" "}
            at any time.
          </>
        ) : null}
      </p>
      {isHere ? null : (
        <p className="mt-2">
          <Link href="/sell/status" className="inline-block py-0.5 text-primary underline underline-offset-3">
            Status and messages
          </Link>
        </p>
      )}
    </AsideSection>
  );
}
