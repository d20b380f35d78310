"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { kycNames } from "@/components/kit/effect-words";
import { IdText } from "@/components/kit/id-text";
import { RiskChip } from "@/components/kit/risk-chip";
import { StatusPill } from "@/components/kit/status-pill";
import { Time } from "@/components/kit/time";
import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import type { AccountHeadDto } from "@/server/accounts/application/dto/account-dto";
import { AccountNotices } from "./account-notices";
import { MaskedContact } from "./masked-contact";
import { OpenCase } from "./open-case";
import { rolesText } from "./role-names";
import { StandingLine } from "./standing-line";

type AccountHeaderProps = { head: AccountHeadDto; acts: ReactNode };

/** Who the account is and how it stands. Its first line stays in sight, with the risk, when the rest is scrolled away. */
export function AccountHeader({ head, acts }: AccountHeaderProps) {
  const { ref, isAway } = useIsAway();
  return (
    <>
      <div
        className={cx(
          "z-30 flex flex-wrap items-center gap-x-3 gap-y-2 bg-surface px-4 pt-4 pb-1 sm:sticky sm:top-0 sm:min-h-14 sm:px-6 sm:py-3 print:static",
        )}
      >
        <h2 className="min-w-0 text-page font-semibold tracking-[-0.015em]">
          <bdi>{head.name.text}</bdi>
        </h2>
        <StatusPill status={head.standingStatus} until={head.lock?.until?.toISOString() ?? null} />
        {isAway ? (
          <span aria-hidden="true" className="max-sm:hidden print:hidden">
            <RiskChip level={head.standing.risk} />
          </span>
        ) : null}
        <div className="flex flex-wrap items-center gap-2 sm:ms-auto print:hidden">{acts}</div>
      </div>
      <div className="bg-surface px-4 pb-3 sm:px-6">
        <AccountFacts head={head} />
        <div ref={ref} className="mt-3 flex min-h-6 flex-wrap items-center gap-x-3 gap-y-2">
          <StandingLine standing={head.standing} />
          {head.openCase ? <OpenCase openCase={head.openCase} /> : null}
        </div>
        <AccountNotices head={head} />
      </div>
    </>
  );
}

function AccountFacts({ head }: { head: AccountHeadDto }) {
  return (
    <ul
      aria-label="About this account"
      className="flex flex-wrap items-center gap-x-2 text-muted-fg [&>li]:flex [&>li]:items-center [&_button]:-me-1.5 max-sm:gap-x-3 sm:[&>li+li]:before:me-2 sm:[&>li+li]:before:size-0.5 sm:[&>li+li]:before:rounded-full sm:[&>li+li]:before:bg-subtle-fg"
    >
      <li>{rolesText(head.roles)}</li>
      <li>KYC: {kycNames[head.kyc]}</li>
      <li>
        since&nbsp;
        <Time at={head.createdAt.toISOString()} as="date" />
      </li>
      <li>
        <IdText value={head.id} name="account id" />
      </li>
      {head.contacts.map((contact) => (
        <li key={contact.kind}>
          <MaskedContact accountId={head.id} contact={contact} />
        </li>
      ))}
    </ul>
  );
}

/** Whether an element has been scrolled out of the top of the page. */
function useIsAway() {
  const ref = useRef<HTMLDivElement>(null);
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => setIsAway(entry !== undefined && !entry.isIntersecting && entry.boundingClientRect.top < 200),
      { rootMargin: "-104px 0px 0px 0px" },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, isAway };
}

/** The head's place while it is read. */
export function AccountHeaderSkeleton() {
  return (
    <div role="status" aria-label="Loading the account" className="grid gap-3 bg-surface px-4 py-4 sm:px-6">
      <Skeleton width={220} height={28} />
      <Skeleton width="60%" height={16} />
      <Skeleton width={320} height={20} />
    </div>
  );
}
