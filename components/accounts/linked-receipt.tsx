import Link from "next/link";
import { useEffect, useRef } from "react";
import { Time } from "@/components/kit/time";
import { accountsText } from "./linked-effects";
import type { LinkedReceipt } from "./use-linked-decision";

/** What came of it for each, or what waits for somebody else. */
export function Receipt({ receipt }: { receipt: LinkedReceipt }) {
  const place = useRef<HTMLDivElement>(null);
  // The form that had the focus is gone.
  useEffect(() => place.current?.focus(), []);
  if (receipt.kind === "ASKED") {
    const { approvalId, waiting, contained, toContain, expiresAt } = receipt.asked;
    return (
      <div ref={place} role="status" tabIndex={-1} className="grid gap-1 outline-none">
        <p className="font-emphasis">Asked for {accountsText(waiting)}</p>
        <p className="text-muted-fg">
          {toContain > 0 ? `${contained} of the nearest ${toContain} are locked by now. ` : ""}
          Another lead answers until <Time at={expiresAt.toISOString()} />.{" "}
          <Link href={`/console/approvals?ap=${approvalId}`} prefetch={false} className="link">
            Open the request
          </Link>
        </p>
      </div>
    );
  }
  const { answers, names } = receipt;
  const decided = answers.filter(({ code }) => code === null).length;
  return (
    <div ref={place} role="status" tabIndex={-1} className="grid gap-1 outline-none">
      <p className="font-emphasis">
        Decided {decided} of {answers.length}
      </p>
      <ul className="grid gap-1 text-muted-fg">
        {answers.map(({ accountId, code, sentence, auditEntryId }) => (
          <li key={accountId}>
            <bdi>{names.get(accountId) ?? accountId}</bdi>:{" "}
            {code ? (
              <span className="text-danger">
                not decided. {sentence} <span className="font-mono text-meta">{code}</span>
              </span>
            ) : (
              <Link href={`/console/audit?ev=${auditEntryId ?? ""}`} prefetch={false} className="link">
                decided, see the entry
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
