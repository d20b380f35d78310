"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { Time } from "@/components/kit/time";
import { AccountHeading } from "@/components/shell/account-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OwnDeviceDto } from "@/server/accounts/application/dto/security-activity-dto";

type NotMePageProps = { device: OwnDeviceDto; csrf: string; deny: FormAction };

/** "This was not me": what it does, and whether to sign out everywhere else too. */
export function NotMePage({ device, csrf, deny }: NotMePageProps) {
  const [state, send] = useActionState(deny, FRESH_FORM);
  useErrorTitle(state);
  return (
    <>
      <AccountHeading title="This was not me" />
      <form action={send} noValidate className="max-w-130">
        <ErrorSummary errors={summaryOf(state, {})} />
        <CsrfField token={csrf} />
        <input type="hidden" name="deviceId" value={device.id} />
        <p className="mb-2">
          <bdi className="font-emphasis">{device.name ?? device.deviceName}</bdi>
          {device.place ? ` · ${device.place}` : null} · last signed in <Time at={device.lastSeenAt.toISOString()} />
        </p>
        <ul className="mb-6 list-disc ps-5 text-muted-fg">
          <li>We sign this device out now.</li>
          <li>It is never taken for yours again, even with your password.</li>
          <li>Next we lead you to a new password, because whoever signed in knows the present one.</li>
        </ul>
        <Checkbox
          id="everywhereElse"
          name="everywhereElse"
          size="public"
          label="Sign out everywhere else too"
          hint="You stay signed in here."
          defaultChecked
        />
        <div className="mt-6 flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
          <SubmitButton size="public" busyLabel="Signing out">
            Sign it out
          </SubmitButton>
          <ButtonLink href="/account/security" size="public">
            It was me after all
          </ButtonLink>
        </div>
      </form>
    </>
  );
}
