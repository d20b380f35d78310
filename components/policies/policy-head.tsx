import type { ReactNode } from "react";
import { RelativeTime } from "@/components/kit/relative-time";
import { Time } from "@/components/kit/time";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { PolicyStateMark } from "./policy-state-mark";

/** The name of the document, where it is in its life, and what can be done with it. */
export function PolicyHead({
  policy,
  saved,
  children,
}: {
  policy: PolicyDto;
  saved?: ReactNode;
  children?: ReactNode;
}) {
  const { compared } = policy;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-border bg-surface px-4 py-3 sm:px-6">
      <h2 className="text-panel font-semibold tracking-[-0.015em]">Trust policy</h2>
      <PolicyStateMark state={policy.state} version={policy.version} />
      <p className="text-muted-fg">
        by {policy.isOwn ? "you" : <bdi>{policy.author}</bdi>}
        {policy.basedOn === null ? null : `, from v${policy.basedOn}`}
        {compared?.liveSince && policy.state !== "LIVE" ? (
          <>
            {" "}
            (v{compared.version} live since <Time at={compared.liveSince.toISOString()} as="date" />)
          </>
        ) : null}
        {policy.publishedAt ? (
          <>
            , live since <Time at={policy.publishedAt.toISOString()} as="minute" />
          </>
        ) : null}
        {policy.startsAt ? (
          <>
            , {policy.state === "RAMPING" ? "next step" : "starts"}{" "}
            <Time at={policy.startsAt.toISOString()} as="minute" />
          </>
        ) : null}
        {policy.approvedBy ? (
          <>
            , approved by <bdi>{policy.approvedBy}</bdi>
          </>
        ) : null}
        {saved ??
          (policy.state === "DRAFT" ? (
            <>
              , saved <RelativeTime at={policy.changedAt.toISOString()} />
            </>
          ) : null)}
      </p>
      {children ? <div className="flex flex-wrap items-center gap-2 sm:ms-auto print:hidden">{children}</div> : null}
    </div>
  );
}
