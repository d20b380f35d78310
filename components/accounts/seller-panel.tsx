"use client";

import Link from "next/link";
import { countText } from "@/components/kit/money";
import { Time } from "@/components/kit/time";
import { EmptyState } from "@/components/ui/empty-state";
import type { ApplicationCardDto, SellerCardDto } from "@/server/accounts/application/dto/account-overview-dto";
import type { SellerConductDto } from "@/server/accounts/application/dto/conduct-dto";
import type { SellerEffectsDto } from "@/server/accounts/application/dto/effects-dto";
import { ConductCard, ConductFrame } from "./conduct-frame";
import { shareText, sumsText } from "./conduct-text";
import { MaskedField } from "./masked-field";
import { useAccount } from "./use-account";

/** The account as a seller: its store, and everything it ever sold and was complained about, counted. */
export function SellerPanel({ accountId }: { accountId: string }) {
  const { data } = useAccount(accountId);
  return (
    <ConductFrame accountId={accountId}>
      {({ seller }) => (
        <>
          {data?.application ? <Application application={data.application} /> : null}
          {data?.seller ? <Store accountId={accountId} store={data.seller} effects={data.effects.seller} /> : null}
          {seller ? (
            <Sold seller={seller} />
          ) : (
            <div className="md:col-span-1 xl:col-span-2">
              <EmptyState title="No sales yet">
                What the shop tells about sales and disputes is counted here.
              </EmptyState>
            </div>
          )}
        </>
      )}
    </ConductFrame>
  );
}

/** The way to selling, with where it stands; whoever decides on it opens it here. */
function Application({ application }: { application: ApplicationCardDto }) {
  const { id, reference, stageLabel, since, openedAt, isPaused, isTaxReopened } = application;
  return (
    <ConductCard
      title="Application"
      facts={[
        {
          label: "Reference",
          value: id ? (
            <Link href={`/console/sellers/${id}`} className="font-mono underline underline-offset-3">
              {reference}
            </Link>
          ) : (
            <span className="font-mono">{reference}</span>
          ),
        },
        { label: "Stage", value: isTaxReopened ? `${stageLabel}, tax looked at again` : stageLabel },
        { label: "In it since", value: <Day at={since} /> },
        { label: "Paused", value: isPaused ? "Yes" : "No" },
        { label: "Opened", value: <Day at={openedAt} /> },
      ]}
    />
  );
}

type StoreProps = { accountId: string; store: SellerCardDto; effects: SellerEffectsDto | null };

function Store({ accountId, store, effects }: StoreProps) {
  return (
    <ConductCard
      title="Store"
      facts={[
        { label: "Name", value: <bdi>{store.storeName}</bdi> },
        { label: "Stage", value: store.stageLabel },
        {
          label: "GSTIN",
          value: store.maskedGstin ? (
            <MaskedField accountId={accountId} field="gstin" masked={store.maskedGstin} />
          ) : (
            "Not given"
          ),
        },
        { label: "Tax register", value: store.isVerified ? "Confirmed" : "Not confirmed" },
        { label: "Since", value: <Day at={store.since} /> },
        ...(effects
          ? [
              { label: "Listings at most", value: countText(effects.listingLimit) },
              {
                label: "Payouts",
                value: effects.payoutHoldDays === null ? "None" : `Held ${effects.payoutHoldDays} days`,
              },
              { label: "Instant payout", value: effects.instantPayout ? "Yes" : "No" },
              { label: "Promoted listings", value: effects.promotedListings ? "Yes" : "No" },
            ]
          : []),
      ]}
    />
  );
}

function Sold({ seller }: { seller: SellerConductDto }) {
  const { undisputedSales, disputes } = seller;
  const complaints = disputes ? Math.max(0, disputes.opened + disputes.badReviews - disputes.withdrawn) : 0;
  return (
    <>
      <ConductCard
        title="Sales"
        facts={[
          { label: "Without dispute", value: countText(undisputedSales) },
          { label: "Failed by their doing", value: countText(seller.ordersFailed) },
          { label: "First sale", value: <Day at={seller.firstSaleAt} /> },
          { label: "Latest sale", value: <Day at={seller.lastSaleAt} /> },
        ]}
      />
      <ConductCard
        title="Disputes"
        note={disputes && shareText(complaints, complaints + undisputedSales, "of sales complained about")}
        facts={
          disputes && [
            { label: "Opened", value: countText(disputes.opened) },
            { label: "Lost or charged back", value: countText(disputes.lost) },
            { label: "Won or withdrawn", value: countText(disputes.withdrawn) },
            { label: "Bad reviews", value: countText(disputes.badReviews) },
            { label: "At stake", value: sumsText(disputes.amounts) },
            { label: "Latest", value: <Day at={disputes.lastAt} /> },
          ]
        }
      />
    </>
  );
}

const Day = ({ at }: { at: Date | null }) => (at ? <Time at={at.toISOString()} as="date" /> : "—");
