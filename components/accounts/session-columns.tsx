import { RelativeTime } from "@/components/kit/relative-time";
import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import type { Column } from "@/components/ui/data-table";
import type { SessionDto } from "@/server/accounts/application/dto/session-dto";
import { DeviceIcon } from "./device-icon";
import { MaskedField } from "./masked-field";

type SessionColumns = {
  accountId: string;
  /** Null for those who may not end sessions here. */
  onEnd: ((session: SessionDto) => void) | null;
};

/** Device, state, first seen, last active, place, device's own trust, method, and the way to end it. */
export function sessionColumns({ accountId, onEnd }: SessionColumns): readonly Column<SessionDto>[] {
  return [
    {
      key: "device",
      header: "Device",
      isRowHeader: true,
      cell: (session) => (
        <span className="flex items-center gap-2">
          <DeviceIcon kind={session.deviceKind} />
          <span className="min-w-0">
            <bdi className="block truncate font-emphasis">{session.deviceName}</bdi>
            <RelativeTime at={session.lastActiveAt.toISOString()} className="text-meta text-muted-fg sm:hidden" />
          </span>
        </span>
      ),
    },
    { key: "state", header: "Status", width: "208px", cell: (session) => <State session={session} /> },
    {
      key: "first",
      header: "First seen",
      width: "112px",
      hiddenBelow: "lg",
      cell: ({ firstSeenAt }) => <Time at={firstSeenAt.toISOString()} as="date" className="text-muted-fg" />,
    },
    {
      key: "active",
      header: "Last active",
      width: "128px",
      hiddenBelow: "sm",
      cell: ({ lastActiveAt }) => <RelativeTime at={lastActiveAt.toISOString()} className="text-muted-fg" />,
    },
    {
      key: "place",
      header: "Place",
      width: "168px",
      hiddenBelow: "lg",
      cell: (session) => <Place accountId={accountId} session={session} />,
    },
    {
      key: "known",
      header: "Trust of device",
      width: "120px",
      hiddenBelow: "xl",
      cell: ({ newDevice }) => (newDevice ? "New device" : <span className="text-muted-fg">Known</span>),
    },
    {
      key: "method",
      header: "Sign-in",
      width: "104px",
      hiddenBelow: "xl",
      cell: ({ methodLabel }) => <span className="text-muted-fg">{methodLabel}</span>,
    },
    ...(onEnd
      ? [
          {
            key: "end",
            header: <span className="sr-only">End</span>,
            width: "88px",
            align: "end" as const,
            cell: (session: SessionDto) =>
              session.state === "ENDED" ? null : (
                <Button size="small" aria-label={`End session on ${session.deviceName}`} onClick={() => onEnd(session)}>
                  End
                </Button>
              ),
          },
        ]
      : []),
  ];
}

function State({ session }: { session: SessionDto }) {
  if (session.state !== "ENDED") {
    return (
      <span className="inline-flex items-center gap-1.5 font-emphasis">
        <span aria-hidden="true" className="drawn size-1.5 rounded-full bg-success" />
        {session.state === "CURRENT" ? "This session" : "Live"}
      </span>
    );
  }
  return (
    <span className="text-muted-fg">
      Ended{session.endReasonLabel ? `: ${session.endReasonLabel.toLowerCase()}` : ""}
    </span>
  );
}

function Place({ accountId, session }: { accountId: string; session: SessionDto }) {
  if (session.maskedIp === null) return <span className="text-muted-fg">{session.place ?? "Unknown"}</span>;
  return (
    <span className="inline-flex items-center gap-1">
      {session.place ? `${session.place} ·` : null}
      <span className="mono">
        <MaskedField accountId={accountId} field="ip" sessionId={session.id} masked={session.maskedIp} />
      </span>
    </span>
  );
}
