import { CircleAlert, Clock } from "lucide-react";
import { PublicPill } from "@/components/kit/public-pill";
import { PublicSection } from "@/components/kit/public-section";
import { SettingRows } from "@/components/kit/setting-rows";
import { Time } from "@/components/kit/time";
import { AccountHeading } from "@/components/shell/account-shell";
import { Notice } from "@/components/ui/notice";
import type { SellerFiguresDto, SellingHomeDto } from "@/server/accounts/application/dto/selling-home-dto";
import { complaintText, privilegeLines, stateWords } from "./selling-words";
import { ShopRows } from "./shop-rows";
import { WhatRaises } from "./what-raises";

/** A seller's own shop: how it stands, what it may do, what raises that, and how its orders went. */
export function SellingHomePage({ home, receipt }: { home: SellingHomeDto; receipt: string | null }) {
  const { pill, tone, says } = stateWords[home.state];
  return (
    <>
      <AccountHeading title="Selling" aside={<PublicPill tone={tone}>{pill}</PublicPill>} />
      <p role="status" className={receipt ? "mb-6 text-form text-success" : "sr-only"}>
        {receipt}
      </p>
      {says ? (
        <Notice
          icon={tone === "waiting" ? <Clock /> : <CircleAlert />}
          tone={tone === "waiting" ? "plain" : "warn"}
          className="mb-6"
        >
          {says}
        </Notice>
      ) : null}
      <section aria-label="Your shop">
        <ShopRows home={home} />
      </section>
      <PublicSection id="now" title="What your shop can do now">
        <SettingRows settings={privilegeLines(home.privileges, home.pricing)} />
      </PublicSection>
      <WhatRaises home={home} />
      <PublicSection id="figures" title="Your orders">
        <SettingRows settings={figureRows(home.figures)} />
      </PublicSection>
    </>
  );
}

function figureRows(figures: SellerFiguresDto) {
  const { ordersCompleted, withoutComplaint, complaints, badReviews, ordersFailed, lastSaleAt } = figures;
  const share = complaintText({ complaints, orders: withoutComplaint + complaints });
  return [
    { key: "completed", label: "Completed", value: String(ordersCompleted) },
    {
      key: "complaints",
      label: "Complaints",
      value: String(complaints),
      remark: share ? `About ${share}` : "Complaints that were taken back do not count.",
    },
    { key: "reviews", label: "Bad reviews", value: String(badReviews) },
    { key: "failed", label: "You could not fulfil", value: String(ordersFailed) },
    {
      key: "latest",
      label: "Latest order",
      value: lastSaleAt ? <Time at={lastSaleAt.toISOString()} as="date" /> : "None yet",
    },
  ];
}
