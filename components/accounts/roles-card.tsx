import { ShoppingCart, Store, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { countText } from "@/components/kit/money";
import { Time } from "@/components/kit/time";
import { Panel } from "@/components/ui/panel";
import type {
  BuyerCardDto,
  OrderSummaryDto,
  SalesSummaryDto,
  SellerCardDto,
} from "@/server/accounts/application/dto/account-overview-dto";
import type { SellerEffectsDto } from "@/server/accounts/application/dto/effects-dto";
import { MaskedField } from "./masked-field";

type RolesCardProps = {
  accountId: string;
  buyer: BuyerCardDto | null;
  seller: SellerCardDto | null;
  /** What selling allows now; null for accounts that do not sell. */
  effects: SellerEffectsDto | null;
};

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

/** One account, two separate records: how it buys, and how it sells. */
export function RolesCard({ accountId, buyer, seller, effects }: RolesCardProps) {
  return (
    <Panel title="Roles" note="one account, separate records">
      <div className="grid gap-3 px-4 py-3">
        {buyer ? (
          <Role icon={<ShoppingCart {...icon} />} name="Buyer" since={buyer.since}>
            {ordersText(buyer.orders)}
          </Role>
        ) : null}
        {seller ? <SellerRole accountId={accountId} seller={seller} effects={effects} /> : null}
        {!buyer && !seller ? (
          <Role icon={<UserRound {...icon} />} name="No marketplace role" since={null}>
            Neither buys nor sells
          </Role>
        ) : null}
      </div>
    </Panel>
  );
}

type SellerRoleProps = Pick<RolesCardProps, "accountId" | "effects"> & { seller: SellerCardDto };

function SellerRole({ accountId, seller, effects }: SellerRoleProps) {
  return (
    <Role icon={<Store {...icon} />} name={`Seller, ${seller.stageLabel.toLowerCase()}`} since={seller.since}>
      <bdi>{seller.storeName}</bdi> · {salesText(seller.sales)}
      <span className="flex flex-wrap items-center gap-x-2">
        {seller.maskedGstin ? (
          <>
            GSTIN <MaskedField accountId={accountId} field="gstin" masked={seller.maskedGstin} />
          </>
        ) : (
          "No GSTIN"
        )}
        <span>{seller.isVerified ? "· verified" : "· not verified"}</span>
      </span>
      {effects ? <span className="block">{privilegesText(effects)}</span> : null}
    </Role>
  );
}

type RoleProps = { icon: ReactNode; name: string; since: Date | null; children: ReactNode };

function Role({ icon: sign, name, since, children }: RoleProps) {
  return (
    <div className="flex items-start gap-3">
      <span className="mt-1 grid size-8 shrink-0 place-items-center rounded-md bg-sunken text-muted-fg">{sign}</span>
      <div className="min-w-0">
        <p>
          <b className="font-emphasis">{name}</b>
          {since ? (
            <span className="text-muted-fg">
              {" "}
              since <Time at={since.toISOString()} as="date" />
            </span>
          ) : null}
        </p>
        <div className="text-muted-fg">{children}</div>
      </div>
    </div>
  );
}

/** "Up to 50 listings · payouts held 14 days". */
function privilegesText({ listingLimit, payoutHoldDays, instantPayout, promotedListings }: SellerEffectsDto): string {
  const listings = listingLimit === 0 ? "No listings" : `Up to ${countText(listingLimit)} listings`;
  const held = payoutHoldDays === null ? "no payouts" : `payouts held ${payoutHoldDays} days`;
  const payouts = instantPayout ? "instant payouts" : held;
  return [listings, payouts, ...(promotedListings ? ["may promote"] : [])].join(" · ");
}

function ordersText({ completed, failed, refunded }: OrderSummaryDto): string {
  if (completed + failed + refunded === 0) return "No orders yet";
  const all = completed + failed;
  const kept = failed === 0 ? "all completed" : `${countText(completed)} completed, ${countText(failed)} failed`;
  const orders = `${countText(all)} ${all === 1 ? "order" : "orders"}, ${all === 1 && failed === 0 ? "completed" : kept}`;
  return refunded > 0 ? `${orders} · ${countText(refunded)} refunded` : orders;
}

/** A dispute that was opened and then lost is one dispute: both are told, never added up. */
function salesText({ undisputed, disputes }: SalesSummaryDto): string {
  const { opened, lost } = disputes ?? { opened: 0, lost: 0 };
  if (undisputed + opened + lost === 0) return "no sales yet";
  const sales = `${countText(undisputed)} undisputed ${undisputed === 1 ? "sale" : "sales"}`;
  if (disputes === null) return sales;
  const told = [
    ...(opened > 0 ? [`${countText(opened)} ${opened === 1 ? "dispute" : "disputes"} opened`] : []),
    ...(lost > 0 ? [`${countText(lost)} lost or charged back`] : []),
  ];
  return told.length === 0 ? `${sales}, no disputes` : `${sales}, ${told.join(", ")}`;
}
