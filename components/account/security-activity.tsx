import { PublicSection } from "@/components/kit/public-section";
import { Time } from "@/components/kit/time";
import type { SecurityActivityDto } from "@/server/accounts/application/dto/security-activity-dto";

type SecurityActivityProps = {
  activity: readonly SecurityActivityDto[];
  /** The download was asked for too often. */
  refused: boolean;
};

/** What happened around signing in, newest first; all of the last 90 days as a file. */
export function SecurityActivity({ activity, refused }: SecurityActivityProps) {
  return (
    <PublicSection
      id="activity"
      title="Recent security activity"
      action={
        <a href="/account/security/activity" download className="link-public text-form">
          Download the last 90 days
        </a>
      }
    >
      {refused ? (
        <p role="alert" className="mb-3 font-emphasis text-danger">
          You have downloaded this a few times just now. Try again in 15 minutes.
        </p>
      ) : null}
      {activity.length === 0 ? (
        <p className="text-muted-fg">Nothing happened in the last 90 days.</p>
      ) : (
        <ul aria-labelledby="activity" className="border-t border-border">
          {activity.map(({ id, at, words, deviceName, place }) => (
            <li
              key={id}
              className="grid gap-x-6 border-b border-border py-3 text-form sm:grid-cols-[184px_minmax(0,1fr)]"
            >
              <Time at={at.toISOString()} as="minute" className="text-muted-fg" />
              <span className="wrap-anywhere">{[words, deviceName, place].filter(Boolean).join(" · ")}</span>
            </li>
          ))}
        </ul>
      )}
    </PublicSection>
  );
}
