import Link from "next/link";
import { standingText } from "@/components/kit/points";
import { Time } from "@/components/kit/time";
import type { OverrideDto } from "@/server/accounts/application/dto/override-dto";

/** Who has put a floor or a ceiling in the way of the score, why, and until when. */
export function OverrideNote({ override }: { override: OverrideDto }) {
  const bound = override.kind === "FLOOR" ? "at least" : "at most";
  return (
    <p className="mx-4 mt-3 rounded-md border border-dashed border-border-strong px-3 py-2 text-pretty">
      <b className="font-semibold">
        Override: {bound} {standingText(override.scoreMilli)}
      </b>{" "}
      until <Time at={override.until.toISOString()} as="minute" />. {override.reasonLabel}. Asked by{" "}
      <bdi>{override.requestedBy}</bdi>, approved by <bdi>{override.approvedBy}</bdi>.{" "}
      <Link href={`/console/approvals?tab=done&ap=${override.approvalId}`} className="link">
        See approval
      </Link>
    </p>
  );
}
