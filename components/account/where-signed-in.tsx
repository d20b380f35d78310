"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type DeviceRow, DeviceRows } from "@/components/kit/device-rows";
import { type FormAction, FRESH_FORM } from "@/components/kit/form-answers";
import { PublicPill } from "@/components/kit/public-pill";
import { PublicSection } from "@/components/kit/public-section";
import { RelativeTime } from "@/components/kit/relative-time";
import { ButtonLink } from "@/components/ui/button-link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import type { SessionDto } from "@/server/accounts/application/dto/session-dto";

type WhereSignedInProps = {
  sessions: readonly SessionDto[];
  csrf: string;
  endOne: FormAction;
  endOthers: FormAction;
};

/** Every place this account is signed in, this one first; each other one can be ended, and all of them at once. */
export function WhereSignedIn({ sessions, csrf, endOne, endOthers }: WhereSignedInProps) {
  const [ofOne, sendOne] = useActionState(endOne, FRESH_FORM);
  const [ofOthers, sendOthers] = useActionState(endOthers, FRESH_FORM);
  const hasOthers = sessions.some(({ state }) => state !== "CURRENT");
  return (
    <PublicSection
      id="where"
      title="Where you are signed in"
      action={
        hasOthers ? (
          <form action={sendOthers}>
            <CsrfField token={csrf} />
            <SubmitButton tone="secondary" size="public-small" busyLabel="Signing out">
              Sign out everywhere else
            </SubmitButton>
          </form>
        ) : null
      }
    >
      <DeviceRows
        label="Where you are signed in"
        rows={sessions.map((session) => rowOf(session, <EndOne session={session} csrf={csrf} action={sendOne} />))}
      />
      <Receipt states={[ofOne, ofOthers]} />
      <p className="mt-2 text-form text-muted-fg">
        The country is told from the device’s last address. IP to country:{" "}
        <a href="https://github.com/sapics/ip-location-db" className="link-public" rel="noreferrer">
          sapics
        </a>{" "}
        from the registries’ data (NRO), CC BY 4.0.
      </p>
    </PublicSection>
  );
}

function rowOf(session: SessionDto, ending: DeviceRow["actions"]): DeviceRow {
  const isCurrent = session.state === "CURRENT";
  const isNew = session.newDevice && !isCurrent;
  return {
    key: session.id,
    kind: session.deviceKind === "PHONE" || session.deviceKind === "TABLET" ? "phone" : "computer",
    name: (
      <Link
        href={devicePage(session)}
        className="underline decoration-border-strong underline-offset-4 hover:decoration-current"
      >
        <bdi>{isCurrent ? "This device" : calledBy(session)}</bdi>
      </Link>
    ),
    detail: (
      <>
        {isCurrent ? <bdi>{calledBy(session)} · </bdi> : null}
        {session.ownName ? `${session.deviceName} · ` : null}
        {session.place ? `${session.place} · ` : null}
        {isCurrent ? "now" : <RelativeTime at={session.lastActiveAt.toISOString()} />}
      </>
    ),
    mark: isNew ? (
      <PublicPill tone="attention" icon={CircleAlert}>
        New device
      </PublicPill>
    ) : undefined,
    actions: isCurrent ? undefined : (
      <>
        {isNew ? (
          <ButtonLink
            href={`${devicePage(session)}/not-me`}
            tone="ghost"
            size="public-small"
            className="max-sm:border-input max-sm:bg-surface max-sm:text-fg"
          >
            This was not me<span className="sr-only">: {calledBy(session)}</span>
          </ButtonLink>
        ) : null}
        {ending}
      </>
    ),
  };
}

const calledBy = ({ ownName, deviceName }: SessionDto): string => ownName ?? deviceName;

const devicePage = ({ deviceId }: SessionDto): string => `/account/security/devices/${deviceId}`;

type EndOneProps = { session: SessionDto; csrf: string; action: (form: FormData) => void };

function EndOne({ session, csrf, action }: EndOneProps) {
  return (
    <form action={action}>
      <CsrfField token={csrf} />
      <input type="hidden" name="sessionId" value={session.id} />
      <input type="hidden" name="deviceName" value={calledBy(session)} />
      <SubmitButton tone="secondary" size="public-small" className="min-w-23" busyLabel="Signing out">
        Sign out<span className="sr-only"> {calledBy(session)}</span>
      </SubmitButton>
    </form>
  );
}

/** What was done, or why not, said once below the list. */
function Receipt({ states }: { states: readonly FormState[] }) {
  const problem = states.flatMap(({ problems }) => problems)[0]?.problem ?? null;
  const receipts = states.flatMap(({ receipt }) => receipt ?? []);
  return (
    <>
      <div role="status">
        {receipts.map((receipt) => (
          <p key={receipt} className="mt-2 flex gap-2 text-form text-muted-fg">
            <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            {receipt}
          </p>
        ))}
      </div>
      {problem ? (
        <p role="alert" className="mt-2 font-emphasis text-danger">
          {problem}
        </p>
      ) : null}
    </>
  );
}
