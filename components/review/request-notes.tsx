import { Scale } from "lucide-react";
import Link from "next/link";
import { Time } from "@/components/kit/time";
import { Notice } from "@/components/ui/notice";
import type { WaitingRequestDto } from "@/server/accounts/application/dto/account-dto";

/** What waits for a second person about this account, alone or among linked ones: a decision here comes first. */
export const RequestNotes = ({ requests }: { requests: readonly WaitingRequestDto[] }) =>
  requests.map(({ id, type, requestedBy, expiresAt }) => (
    <Notice
      key={id}
      role="status"
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
  ));
