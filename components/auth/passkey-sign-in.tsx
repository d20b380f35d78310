"use client";

import { KeyRound } from "lucide-react";
import { useEffect } from "react";
import { offersAutofill } from "@/components/proof/passkey-browser";
import { Button } from "@/components/ui/button";
import { doorTools, goTo, usePasskeyDoor } from "./use-passkey-door";

/** "Sign in with a passkey": by the button, or out of the first field where the browser offers it. */
export function PasskeySignIn({ next }: { next: string }) {
  useAutofill(next);
  const door = usePasskeyDoor(async ({ client, prove }) => {
    const reply = await prove(await client.proof.askPasskeyLogin.query());
    return reply && (await client.proof.passkeyLogin.mutate({ ...reply, wish: { keep: isKept(), next } })).path;
  });
  if (!door.canWork) return null;
  return (
    <div className="mt-8 border-t border-border pt-6">
      <Button
        size="public"
        onClick={door.start}
        busy={door.isBusy}
        busyLabel="Waiting for your passkey"
        icon={<KeyRound aria-hidden="true" className="size-4" />}
      >
        Sign in with a passkey
      </Button>
      {door.problem ? (
        <p role="alert" className="mt-3 font-emphasis text-danger">
          {door.problem}
        </p>
      ) : null}
    </div>
  );
}

/** Where passkeys can't belong to the address, people are told instead of offered one. */
export function NoPasskeysHere() {
  return (
    <p className="mt-8 border-t border-border pt-6 text-form text-muted-fg">
      Passkeys do not work at this address: they need a name, such as localhost, and not a number.
    </p>
  );
}

/** The form's own wish counts for this way in too. */
function isKept(): boolean {
  const box = document.getElementById("keep");
  return box instanceof HTMLInputElement && box.checked;
}

/** Waits in the background until somebody picks a passkey in the field; the button's own question ends the waiting. */
function useAutofill(next: string): void {
  useEffect(() => {
    let isOver = false;
    const wait = async () => {
      if (!(await offersAutofill()) || isOver) return;
      const { client, prove } = await doorTools();
      const reply = await prove(await client.proof.askPasskeyLogin.query(), "autofill");
      if (!reply || isOver) return;
      goTo((await client.proof.passkeyLogin.mutate({ ...reply, wish: { keep: isKept(), next } })).path);
    };
    // What fails here is not what the person asked for: the form and the button stay as they are.
    wait().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [next]);
}
