import { Scale } from "lucide-react";
import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import type { WaitingRequestDto } from "@/server/accounts/application/dto/account-dto";
import { Time } from "./time";

type WaitingRequestProps = { request: WaitingRequestDto; role?: "status" };

/** What waits for a second person about an account, alone or among linked ones. */
export function WaitingRequest({ request: { id, type, requestedBy, expiresAt }, role }: WaitingRequestProps) {
  return (
    <Notice
      {...(role ? { role } : {})}
      icon={<Scale aria-hidden="true" />}
      action={
        <Link href={`/console/approvals?ap=${id}`} prefetch={false} className="link">
          Open request
        </Link>
      }
    >
      <b className="font-semibold">{type}</b>: asked by <bdi>{requestedBy}</bdi>, waits for a second person until{" "}
      <Time at={expiresAt.toISOString()} />.
    </Notice>
  );
}
