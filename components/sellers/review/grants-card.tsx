import type { ReactNode } from "react";
import type { GrantsDto } from "@/server/accounts/application/dto/stage-review-dto";

/** What the seller may do once FINAL is approved, from the live policy. */
export function GrantsCard({ grants }: { grants: GrantsDto }) {
  const { listingLimit, payoutHoldDays, instantPayout } = grants;
  return (
    <section aria-labelledby="grants" className="drawn-quiet rounded-md border border-border bg-bg px-3 py-2">
      <h2 id="grants" className="mb-1 font-semibold">
        Granted after Final
      </h2>
      <dl>
        <Line name="Role">Seller, on probation</Line>
        <Line name="Listings">{listingLimit}</Line>
        <Line name="Payout hold">{payoutHoldDays === null ? "Nothing is paid out" : `${payoutHoldDays} days`}</Line>
        <Line name="Instant payout">{instantPayout ? "Yes" : "No"}</Line>
      </dl>
    </section>
  );
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex min-h-6 items-center justify-between gap-3">
    <dt className="text-muted-fg">{name}</dt>
    <dd className="font-emphasis">{children}</dd>
  </div>
);
