"use client";

import { KeyRound } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { canUsePasskeys, makePasskey, PasskeyKnown } from "@/components/proof/passkey-browser";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { RecoveryCodes } from "./recovery-codes";

type AddPasskeyProps = {
  /** Where a fresh proof is given and led back from; null for somebody who is just signing in. */
  check: string | null;
  after: ReactNode;
};

const GAVE_UP = "No passkey was made. Try again.";
const FAILED = "This passkey could not be added. Try again, or use another device.";
const KNOWN = "This device holds a passkey for your account already.";

/** A new passkey with a name of one's own. It needs scripts, as passkeys do. */
export function AddPasskey({ check, after }: AddPasskeyProps) {
  const [canWork, setCanWork] = useState<boolean | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  useEffect(() => setCanWork(canUsePasskeys()), []);
  const add = async (name: string) => {
    setIsBusy(true);
    setProblem(null);
    try {
      const { doorClient } = await import("@/components/trpc/door-client");
      const made = await makePasskey(await doorClient.proof.askNewPasskey.mutate());
      if (made) setCodes((await doorClient.proof.addPasskey.mutate({ ...made, name })).recoveryCodes ?? []);
      else setProblem(GAVE_UP);
    } catch (error) {
      if (check && needsProof(error)) return window.location.assign(check);
      setProblem(error instanceof PasskeyKnown ? KNOWN : (sentenceIn(error) ?? FAILED));
    }
    setIsBusy(false);
  };
  if (codes) return <RecoveryCodes codes={codes} receipt="Passkey added." after={after} />;
  if (canWork === false) return <p>This browser cannot use passkeys here. Try another browser or device.</p>;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name");
    void add(typeof name === "string" ? name : "");
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      <TextField
        id="passkey-name"
        name="name"
        label="Name of this passkey"
        hint="What you call the device or the key it is on."
        size="public"
        autoComplete="off"
        error={problem}
      />
      <div className="grid sm:justify-start">
        <Button
          type="submit"
          tone="primary"
          size="public"
          busy={isBusy || canWork === null}
          busyLabel={isBusy ? "Waiting for your device" : "Add a passkey"}
          icon={<KeyRound aria-hidden="true" className="size-4" />}
        >
          Add a passkey
        </Button>
      </div>
    </form>
  );
}

type Told = { readonly data?: { readonly refusal?: { readonly code: string } | null } | null };

const needsProof = (error: unknown): boolean =>
  error instanceof Error && "data" in error && (error as Told).data?.refusal?.code === "STEP_UP_REQUIRED";

const sentenceIn = (error: unknown): string | null =>
  error instanceof Error && "shape" in error && error.shape ? error.message : null;
