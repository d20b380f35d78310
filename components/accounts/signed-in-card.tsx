import Link from "next/link";
import { RelativeTime } from "@/components/kit/relative-time";
import { Time } from "@/components/kit/time";
import { Panel } from "@/components/ui/panel";
import type { AccountOverviewDto } from "@/server/accounts/application/dto/account-overview-dto";
import type { SessionDto } from "@/server/accounts/application/dto/session-dto";
import { tabHref } from "./account-address";
import { DeviceIcon } from "./device-icon";

type SignedInCardProps = { accountId: string; signedIn: AccountOverviewDto["whereSignedIn"] };

/** Live sessions first; earlier sign-ins below them. */
export function SignedInCard({ accountId, signedIn }: SignedInCardProps) {
  const live = signedIn.latest.filter(({ state }) => state !== "ENDED");
  const earlier = signedIn.latest.filter(({ state }) => state === "ENDED");
  return (
    <Panel
      title="Where signed in"
      note={`${signedIn.live} ${signedIn.live === 1 ? "session" : "sessions"}`}
      actions={
        <Link href={tabHref(accountId, "sessions")} scroll={false} className="link text-meta">
          All sessions
        </Link>
      }
    >
      {live.length === 0 ? <p className="px-4 py-3 text-muted-fg">Not signed in anywhere now.</p> : null}
      <ul aria-label="Live sessions">
        {live.map((session) => (
          <LiveSession key={session.id} session={session} />
        ))}
      </ul>
      {earlier.length > 0 ? (
        <div className="px-4 pt-2 pb-3">
          <h3 className="caps mb-1">Earlier sign-ins</h3>
          <ul aria-label="Earlier sign-ins">
            {earlier.map((session) => (
              <li
                key={session.id}
                className="flex min-h-6 items-center justify-between gap-3 border-b border-row-line last:border-b-0"
              >
                <RelativeTime at={session.startedAt.toISOString()} as="short" />
                <span className="min-w-0 truncate text-muted-fg">
                  {session.deviceName}, {session.endReasonLabel?.toLowerCase()}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Panel>
  );
}

function LiveSession({ session }: { session: SessionDto }) {
  return (
    <li className="grid min-h-[51px] grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-3 border-b border-row-line px-4 py-2 last:border-b-0">
      <DeviceIcon kind={session.deviceKind} className="mt-0.5" />
      <div className="min-w-0">
        <p className="truncate">
          <b className="font-emphasis">{session.deviceName}</b>
          {session.place ? ` · ${session.place}` : ""}
        </p>
        <p className="text-meta text-muted-fg">
          {session.newDevice ? "new device" : "known device"}, since{" "}
          <Time at={session.firstSeenAt.toISOString()} as="date" />
        </p>
      </div>
      <RelativeTime at={session.lastActiveAt.toISOString()} className="text-meta text-muted-fg" />
    </li>
  );
}
