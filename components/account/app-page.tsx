"use client";

import { useState } from "react";
import type { FormAction } from "@/components/kit/form-answers";
import { ButtonLink } from "@/components/ui/button-link";
import { RemoveFactorForm } from "./remove-factor-form";
import { TotpSetUp } from "./totp-set-up";

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
  // The page is drawn anew once the app is on; who just turned it on still has codes to keep.
  const [wasOn] = useState(isOn);
  if (wasOn) {
    return (
      <div className="grid max-w-124 gap-6">
        <p>You are asked for a code from your app when you sign in. Turned off, your password alone is enough again.</p>
        <RemoveFactorForm action={remove} csrf={csrf} page={page} passkeyId={null} label="Turn off" />
      </div>
    );
  }
  return (
    <div className="max-w-124">
      <TotpSetUp
        begin={begin}
        confirm={confirm}
        csrf={csrf}
        page={page}
        waits={waits}
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
