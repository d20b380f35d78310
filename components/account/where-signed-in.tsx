"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type DeviceRow, DeviceRows } from "@/components/kit/device-rows";
import { type FormAction, FRESH_FORM } from "@/components/kit/form-answers";
import { PublicPill } from "@/components/kit/public-pill";
import { PublicSection } from "@/components/kit/public-section";
import { RelativeTime } from "@/components/kit/relative-time";
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
    </PublicSection>
  );
}

function rowOf(session: SessionDto, actions: DeviceRow["actions"]): DeviceRow {
  const isCurrent = session.state === "CURRENT";
  return {
    key: session.id,
    kind: session.deviceKind === "PHONE" || session.deviceKind === "TABLET" ? "phone" : "computer",
    name: isCurrent ? "This device" : session.deviceName,
    detail: (
      <>
        {isCurrent ? `${session.deviceName} · ` : null}
        {session.place ? `${session.place} · ` : null}
        {isCurrent ? "now" : <RelativeTime at={session.lastActiveAt.toISOString()} />}
      </>
    ),
    mark:
      session.newDevice && !isCurrent ? (
        <PublicPill tone="attention" icon={CircleAlert}>
          New device
        </PublicPill>
      ) : undefined,
    actions: isCurrent ? undefined : actions,
  };
}

type EndOneProps = { session: SessionDto; csrf: string; action: (form: FormData) => void };

function EndOne({ session, csrf, action }: EndOneProps) {
  return (
    <form action={action}>
      <CsrfField token={csrf} />
      <input type="hidden" name="sessionId" value={session.id} />
      <input type="hidden" name="deviceName" value={session.deviceName} />
      <SubmitButton tone="secondary" size="public-small" className="min-w-23" busyLabel="Signing out">
        Sign out<span className="sr-only"> {session.deviceName}</span>
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
