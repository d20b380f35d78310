import type { FormAction } from "@/components/kit/form-answers";
import { AccountHeading } from "@/components/shell/account-shell";
import type { OwnSessionsDto } from "@/server/accounts/application/dto/own-account-dto";
import type { OwnFactorsDto } from "@/server/accounts/application/dto/own-factors-dto";
import { SigningInRows } from "./signing-in-rows";
import { WhereSignedIn } from "./where-signed-in";

type SecurityPageProps = {
  sessions: OwnSessionsDto;
  factors: OwnFactorsDto;
  /** False where passkeys can't belong to the installation's address. */
  passkeysPossible: boolean;
  csrf: string;
  endOne: FormAction;
  endOthers: FormAction;
};

/** How the holder signs in, and where they are signed in. */
export function SecurityPage({ sessions: own, factors, passkeysPossible, csrf, endOne, endOthers }: SecurityPageProps) {
  const { sessions, passwordChangedAt } = own;
  return (
    <>
      <AccountHeading title="Security" aside={<Summary own={own} factors={factors} />} />
      <section aria-label="Signing in">
        <SigningInRows
          page="/account/security"
          passwordChangedAt={passwordChangedAt}
          factors={factors}
          passkeysPossible={passkeysPossible}
        />
      </section>
      <WhereSignedIn sessions={sessions} csrf={csrf} endOne={endOne} endOthers={endOthers} />
    </>
  );
}

/** Follows from the lists below, and leads to what it names; "all fine" only when nothing there asks for anything. */
function Summary({ own: { sessions }, factors }: { own: OwnSessionsDto; factors: OwnFactorsDto }) {
  const count = sessions.filter(({ newDevice, state }) => newDevice && state !== "CURRENT").length;
  if (count > 0) {
    return (
      <a href="#where" className="link-public">
        {count === 1 ? "One sign-in to look at" : `${count} sign-ins to look at`}
      </a>
    );
  }
  const hasSecond = factors.app !== null || factors.passkeys.length > 0;
  if (hasSecond && factors.recoveryCodesLeft === 0) {
    return (
      <a href="/account/security/recovery-codes" className="link-public">
        No recovery codes left
      </a>
    );
  }
  return <span className="text-form text-muted-fg">Nothing to look at</span>;
}
