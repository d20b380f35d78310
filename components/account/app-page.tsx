import type { FormAction } from "@/components/kit/form-answers";
import { TotpSetUp } from "@/components/proof/totp-set-up";
import { ButtonLink } from "@/components/ui/button-link";
import { RemoveFactorForm } from "./remove-factor-form";

type AppPageProps = {
  begin: FormAction;
  confirm: FormAction;
  remove: FormAction;
  csrf: string;
  page: "/account/security" | "/console/security";
  isOn: boolean;
  waits: boolean;
};

/** The authenticator app: turning it on, or off again. */
export function AppPage({ begin, confirm, remove, csrf, page, isOn, waits }: AppPageProps) {
  const off = (
    <div className="grid gap-6">
      <p>You are asked for a code from your app when you sign in. Turned off, your password alone is enough again.</p>
      <RemoveFactorForm action={remove} csrf={csrf} page={page} passkeyId={null} label="Turn off" />
    </div>
  );
  return (
    <div className="max-w-124">
      <TotpSetUp
        begin={begin}
        confirm={confirm}
        csrf={csrf}
        page={page}
        waits={waits}
        whenOn={isOn ? off : null}
        after={
          <p>
            <ButtonLink href={page} size="public">
              Back to security
            </ButtonLink>
          </p>
        }
      />
    </div>
  );
}
