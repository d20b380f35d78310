import { type Setting, SettingRows } from "@/components/kit/setting-rows";
import { Time } from "@/components/kit/time";
import { ButtonLink } from "@/components/ui/button-link";
import type { OwnFactorsDto } from "@/server/accounts/application/dto/own-factors-dto";

type SigningInRowsProps = {
  /** Where the pages of the rows are: a holder's own, or the console's. */
  page: "/account/security" | "/console/security";
  passwordChangedAt: Date | null;
  factors: OwnFactorsDto;
  passkeysPossible: boolean;
};

/** Password, app, passkeys and recovery codes: how things are, and where to change them. */
export function SigningInRows({ page, passwordChangedAt, factors, passkeysPossible }: SigningInRowsProps) {
  const hasSecond = factors.app !== null || factors.passkeys.length > 0;
  const rows: readonly (Setting | null)[] = [
    passwordChangedAt === null
      ? null
      : {
          key: "password",
          label: "Password",
          value: changedAt(passwordChangedAt),
          action: page === "/account/security" ? act(`${page}/password`, "Change", "password") : undefined,
        },
    {
      key: "app",
      label: "Two-step sign-in",
      value: factors.app ? "On" : "Off",
      remark: factors.app ? since(factors.app.confirmedAt) : "Adds a code from an app when you sign in.",
      action: act(`${page}/app`, factors.app ? "Turn off" : "Turn on", "two-step sign-in"),
    },
    passkeyRow(page, factors, passkeysPossible),
    hasSecond
      ? {
          key: "recovery",
          label: "Recovery codes",
          value: `${factors.recoveryCodesLeft} left`,
          remark: "Each signs you in once without your app or passkey.",
          action: act(`${page}/recovery-codes`, "Make new", "recovery codes"),
        }
      : null,
  ];
  return <SettingRows settings={rows.filter((row) => row !== null)} />;
}

function passkeyRow(page: string, { passkeys }: OwnFactorsDto, isPossible: boolean): Setting {
  const [first] = passkeys;
  const names = first && (
    <>
      {passkeys.length} · <bdi>“{first.name}”</bdi>
      {passkeys.length > 1 ? " and more" : ""}
    </>
  );
  const manage = act(`${page}/passkeys`, "Manage", "passkeys");
  const add = isPossible ? act(`${page}/passkeys/add`, "Add", "a passkey") : undefined;
  return {
    key: "passkeys",
    label: "Passkeys",
    value: names ?? "None",
    remark: isPossible
      ? "Sign in with your fingerprint, face or PIN."
      : "They do not work at this address: they need a name, such as localhost, and not a number.",
    action: first ? manage : add,
  };
}

const act = (href: string, label: string, object: string) => (
  <ButtonLink href={href} size="public-small" className="min-w-23">
    {label}
    <span className="sr-only"> {object}</span>
  </ButtonLink>
);

const changedAt = (at: Date) => (
  <>
    Changed <Time at={at.toISOString()} as="date" />
  </>
);

const since = (at: Date) => (
  <>
    A code from your app, since <Time at={at.toISOString()} as="date" />
  </>
);
