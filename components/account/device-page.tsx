"use client";

import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM, problemOf, summaryOf, useErrorTitle } from "@/components/kit/form-answers";
import { SettingRows } from "@/components/kit/setting-rows";
import { Time } from "@/components/kit/time";
import { AccountHeading } from "@/components/shell/account-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { OwnDeviceDto } from "@/server/accounts/application/dto/security-activity-dto";

type DevicePageProps = { device: OwnDeviceDto; csrf: string; rename: FormAction };

/** One of the holder's devices: what is known of it, its name, and the way out when it is none of theirs. */
export function DevicePage({ device, csrf, rename }: DevicePageProps) {
  return (
    <>
      <AccountHeading title={device.name ?? device.deviceName} />
      <section aria-label="What we know of this device">
        <SettingRows
          settings={[
            { key: "browser", label: "Browser", value: device.deviceName },
            { key: "state", label: "Signed in", value: stateOf(device) },
            { key: "place", label: "Last seen in", value: device.place ?? "We can’t tell" },
            { key: "last", label: "Last signed in", value: <Time at={device.lastSeenAt.toISOString()} /> },
            { key: "first", label: "First signed in", value: <Time at={device.firstSeenAt.toISOString()} as="date" /> },
          ]}
        />
      </section>
      <NameForm device={device} csrf={csrf} action={rename} />
      {device.isThisDevice || device.isDenied ? null : (
        <section aria-labelledby="not-me" className="mt-10 sm:mt-12">
          <h2 id="not-me" className="mb-2 text-panel font-semibold">
            Not yours?
          </h2>
          <p className="mb-4 max-w-prose text-muted-fg">
            We sign it out at once and ask for more than your password when it comes back.
          </p>
          <ButtonLink href={`/account/security/devices/${device.id}/not-me`} size="public">
            This was not me
          </ButtonLink>
        </section>
      )}
    </>
  );
}

function stateOf({ isThisDevice, isDenied, liveSessions }: OwnDeviceDto): string {
  if (isThisDevice) return "Yes, you are using it now";
  if (isDenied) return "No. You told us that this device is not yours";
  return liveSessions > 0 ? "Yes" : "No";
}

function NameForm({ device, csrf, action }: { device: OwnDeviceDto; csrf: string; action: FormAction }) {
  const [state, send] = useActionState(action, FRESH_FORM);
  useErrorTitle(state);
  return (
    <form action={send} noValidate className="mt-10 max-w-100 sm:mt-12">
      <ErrorSummary errors={summaryOf(state, { name: "name" })} />
      <CsrfField token={csrf} />
      <input type="hidden" name="deviceId" value={device.id} />
      <TextField
        key={device.name}
        id="name"
        name="name"
        label="Your name for it"
        labelNote="(optional)"
        hint="For instance “Kitchen tablet”. Only you see it."
        size="public"
        autoComplete="off"
        defaultValue={state.values["name"] ?? device.name ?? ""}
        error={problemOf(state, "name")}
      />
      <div className="mt-6 flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
        <SubmitButton size="public" busyLabel="Saving">
          Save name
        </SubmitButton>
        <ButtonLink href="/account/security" size="public">
          Back to security
        </ButtonLink>
      </div>
      <p role="status" className="mt-3 text-form text-muted-fg">
        {state.receipt}
      </p>
    </form>
  );
}
