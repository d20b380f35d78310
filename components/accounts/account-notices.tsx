"use client";

import { Ban, Gauge, Lock, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { riskNames } from "@/components/kit/risk-level";
import { Time } from "@/components/kit/time";
import { WaitingRequest } from "@/components/kit/waiting-request";
import { useStaffSession } from "@/components/shell/staff-session";
import { Notice } from "@/components/ui/notice";
import type { AccountHeadDto, LockDto } from "@/server/accounts/application/dto/account-dto";

const scopes: Readonly<Record<LockDto["scope"], string>> = {
  ACCOUNT: "Locked",
  SELLER: "Selling is locked",
  UNKNOWN_DEVICES: "Unknown devices are locked out",
};

/** What everybody who opens the account should know first. */
export function AccountNotices({ head }: { head: AccountHeadDto }) {
  const me = useStaffSession();
  const notices: ReactNode[] = [];
  if (me.accountId === head.id) {
    notices.push(
      <Notice key="own" tone="plain" icon={<UserRound aria-hidden="true" />}>
        This is your own account. You cannot act on your own account.
      </Notice>,
    );
  }
  if (head.status === "DISABLED") {
    notices.push(
      <Notice key="disabled" tone="plain" icon={<Ban aria-hidden="true" />}>
        <b className="font-semibold">Disabled.</b> This is final: the account cannot be reactivated, and its contacts
        stay taken.
      </Notice>,
    );
  }
  if (head.lock) notices.push(<LockNotice key="lock" lock={head.lock} />);
  if (head.limit) notices.push(<LimitNotice key="limit" limit={head.limit} />);
  for (const request of head.waiting) notices.push(<WaitingRequest key={request.id} request={request} />);
  return notices.length > 0 ? <div className="mt-3 grid gap-2">{notices}</div> : null;
}

function LockNotice({ lock }: { lock: LockDto }) {
  return (
    <Notice icon={<Lock aria-hidden="true" />}>
      <b className="font-semibold">{scopes[lock.scope]}</b> since <Time at={lock.since.toISOString()} /> by{" "}
      <bdi>{lock.by}</bdi>: {lock.reasonLabel}.{" "}
      {lock.until ? (
        <>
          Ends <Time at={lock.until.toISOString()} />.
        </>
      ) : (
        "Stays until somebody unlocks it."
      )}
    </Notice>
  );
}

function LimitNotice({ limit: { level, until } }: { limit: NonNullable<AccountHeadDto["limit"]> }) {
  return (
    <Notice icon={<Gauge aria-hidden="true" />}>
      <b className="font-semibold">Limited</b> by a reviewer to what {riskNames[level]} gives, whatever the standing.
      Ends <Time at={until.toISOString()} />.
    </Notice>
  );
}
