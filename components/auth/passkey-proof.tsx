"use client";

import { Button } from "@/components/ui/button";
import { usePasskeyDoor } from "./use-passkey-door";

/** The second proof by a passkey. As a link where another way comes first. */
export function PasskeyProof({ isLink = false }: { isLink?: boolean }) {
  const door = usePasskeyDoor(async ({ client, prove }) => {
    const reply = await prove(await client.proof.askSignInPasskey.query());
    return reply && (await client.proof.proveWithPasskey.mutate(reply)).path;
  });
  if (!door.canWork) return null;
  return (
    <>
      {isLink ? (
        <button type="button" className="link-public cursor-pointer" onClick={door.start} disabled={door.isBusy}>
          Use a passkey
        </button>
      ) : (
        <Button
          tone="primary"
          size="public"
          onClick={door.start}
          busy={door.isBusy}
          busyLabel="Waiting for your passkey"
        >
          Use a passkey
        </Button>
      )}
      {door.problem ? (
        <p role="alert" className="mt-3 font-emphasis text-danger">
          {door.problem}
        </p>
      ) : null}
    </>
  );
}
