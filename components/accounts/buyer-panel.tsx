"use client";

import { countText } from "@/components/kit/money";
import { Time } from "@/components/kit/time";
import { EmptyState } from "@/components/ui/empty-state";
import type { BuyerConductDto } from "@/server/accounts/application/dto/conduct-dto";
import { ConductCard, ConductFrame } from "./conduct-frame";
import { shareText, sumsText } from "./conduct-text";
import { IdentityCard } from "./identity-card";
import { useAccount } from "./use-account";

/** The account as a buyer: who it says it is, and everything it ever ordered and paid, counted. */
export function BuyerPanel({ accountId }: { accountId: string }) {
  const { data } = useAccount(accountId);
  return (
    <ConductFrame accountId={accountId}>
      {({ buyer }) => (
        <>
          {data ? <IdentityCard head={data.head} identity={data.identity} /> : null}
          {buyer ? (
            <Bought buyer={buyer} />
          ) : (
            <div className="md:col-span-1 xl:col-span-2">
              <EmptyState title="No orders yet">
                What the shop tells about orders and payments is counted here.
              </EmptyState>
            </div>
          )}
        </>
      )}
    </ConductFrame>
  );
}

function Bought({ buyer }: { buyer: BuyerConductDto }) {
  const { ordersCompleted, ordersFailed, refunds, payments } = buyer;
  const orders = ordersCompleted + ordersFailed;
  return (
    <>
      <ConductCard
        title="Orders"
        note={shareText(ordersCompleted, orders, "completed")}
        facts={[
          { label: "Completed", value: countText(ordersCompleted) },
          { label: "Failed by their doing", value: countText(ordersFailed) },
          { label: "Refunded", value: joined(countText(refunds), shareText(refunds, ordersCompleted, "of completed")) },
          { label: "Spent", value: sumsText(buyer.spent) },
          { label: "Paid back", value: sumsText(buyer.refunded) },
          { label: "First order", value: <Day at={buyer.firstOrderAt} /> },
          { label: "Latest order", value: <Day at={buyer.lastOrderAt} /> },
        ]}
      />
      <ConductCard
        title="Payments"
        note={payments && shareText(payments.declined, payments.succeeded + payments.declined, "of attempts declined")}
        facts={
          payments && [
            { label: "Succeeded", value: countText(payments.succeeded) },
            { label: "Declined", value: countText(payments.declined) },
            { label: "Charged back", value: countText(payments.chargebacks) },
            { label: "Coupon abuse", value: countText(payments.couponAbuses) },
          ]
        }
      />
    </>
  );
}

const joined = (count: string, share: string | null): string => (share ? `${count} · ${share}` : count);

const Day = ({ at }: { at: Date | null }) => (at ? <Time at={at.toISOString()} as="date" /> : "—");
