import { BadgeCheck, Check } from "lucide-react";
import type { ReactNode } from "react";
import { type Setting, SettingRows } from "@/components/kit/setting-rows";
import { Time } from "@/components/kit/time";
import { ButtonLink } from "@/components/ui/button-link";
import type { SellerNumberDto, SellingHomeDto } from "@/server/accounts/application/dto/selling-home-dto";

/** The store as buyers see it, its number with what is known about it, and where to change them. */
export function ShopRows({ home }: { home: SellingHomeDto }) {
  const { storeName, number, since } = home;
  const rows: Setting[] = [
    {
      key: "name",
      label: "Store name",
      value: <bdi>{storeName}</bdi>,
      action: change("/sell/home/store", "store name"),
    },
    {
      key: "gstin",
      label: "GSTIN",
      value: number.inUse ? <span className="font-mono">{number.inUse}</span> : notGiven,
      remark: number.inUse ? <Marks number={number} /> : undefined,
      action: number.isChangeable ? change("/sell/home/gstin", "GSTIN") : undefined,
    },
    ...(number.inReview ? [newNumber(number.inReview)] : []),
    { key: "since", label: "Selling since", value: <Time at={since.toISOString()} as="date" /> },
  ];
  return <SettingRows settings={rows} />;
}

const notGiven: ReactNode = <span className="text-muted-fg">Not given</span>;

const change = (href: string, what: string): ReactNode => (
  <ButtonLink href={href} size="public-small" className="min-w-23">
    Change<span className="sr-only"> {what}</span>
  </ButtonLink>
);

/** Two facts, never one: that the number is well formed, and that the authority knows it. */
function Marks({ number }: { number: SellerNumberDto }) {
  return (
    <span className="mt-1 grid gap-0.5">
      <span className="flex items-center gap-1.5">
        <Check aria-hidden="true" className="size-4 shrink-0 text-success" />
        Format verified
      </span>
      <span className="flex items-center gap-1.5">
        {number.isConfirmed ? (
          <BadgeCheck aria-hidden="true" className="size-4 shrink-0 text-success" />
        ) : (
          <span aria-hidden="true" className="grid size-4 shrink-0 place-items-center">
            –
          </span>
        )}
        {number.isConfirmed ? "Verified with the tax authority" : "Not looked up with the tax authority"}
      </span>
    </span>
  );
}

function newNumber({ value, asked }: NonNullable<SellerNumberDto["inReview"]>): Setting {
  return {
    key: "new",
    label: "New GSTIN",
    value: <span className="font-mono">{value}</span>,
    remark: asked ? (
      <>
        {asked.message} Please send it by <Time at={asked.until} as="date" />.
      </>
    ) : (
      "In review. The number above stays in use until it is approved."
    ),
    action: asked ? (
      <ButtonLink href="/sell/tax" size="public-small" className="min-w-23">
        Send<span className="sr-only"> tax details again</span>
      </ButtonLink>
    ) : undefined,
  };
}
