import { CircleCheck, CircleX, Minus, ShieldAlert, TriangleAlert } from "lucide-react";
import type { CheckOutcome } from "@/server/accounts/domain/value-objects/check-name";

const look = { "aria-hidden": true, strokeWidth: 1.75 } as const;

/** A shape for each outcome; the word stands beside it. */
export function CheckIcon({ outcome }: { outcome: CheckOutcome }) {
  switch (outcome) {
    case "PASS":
      return <CircleCheck {...look} className="mt-0.5 size-4 text-success" />;
    case "WARN":
      return <TriangleAlert {...look} className="mt-0.5 size-4 text-warn" />;
    case "FAIL":
      return <CircleX {...look} className="mt-0.5 size-4 text-danger" />;
    case "REVIEW":
      return <ShieldAlert {...look} className="mt-0.5 size-4 text-danger" />;
    default:
      return <Minus {...look} className="mt-0.5 size-4 text-subtle-fg" />;
  }
}
