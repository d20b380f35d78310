import type { FormAction } from "@/components/kit/form-answers";
import { SettingRows } from "@/components/kit/setting-rows";
import { Time } from "@/components/kit/time";
import { AccountHeading } from "@/components/shell/account-shell";
import type { OwnSessionsDto } from "@/server/accounts/application/dto/own-account-dto";
import { WhereSignedIn } from "./where-signed-in";

type SecurityPageProps = {
  sessions: OwnSessionsDto;
  csrf: string;
  endOne: FormAction;
  endOthers: FormAction;
};

/** How the holder signs in, and where they are signed in. */
export function SecurityPage({ sessions: own, csrf, endOne, endOthers }: SecurityPageProps) {
  const { sessions, passwordChangedAt } = own;
  return (
    <>
      <AccountHeading title="Security" aside={<Summary own={own} />} />
      {passwordChangedAt ? (
        <section aria-label="Signing in">
          <SettingRows settings={[{ key: "password", label: "Password", value: changedAt(passwordChangedAt) }]} />
        </section>
      ) : null}
      <WhereSignedIn sessions={sessions} csrf={csrf} endOne={endOne} endOthers={endOthers} />
    </>
  );
}

const changedAt = (at: Date) => (
  <>
    Changed <Time at={at.toISOString()} as="date" />
  </>
);

/** Follows from the list below, and leads to it. */
function Summary({ own: { sessions } }: { own: OwnSessionsDto }) {
  const count = sessions.filter(({ newDevice, state }) => newDevice && state !== "CURRENT").length;
  if (count === 0) return null;
  return (
    <a href="#where" className="link-public">
      {count === 1 ? "One sign-in to look at" : `${count} sign-ins to look at`}
    </a>
  );
}
