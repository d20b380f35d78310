"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { usePathname } from "next/navigation";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { canUsePasskeys, provePasskey } from "@/components/proof/passkey-browser";
import { type CallError, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC, useTRPCClient } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { PasswordField } from "@/components/ui/password-field";
import { CodeField, TextField } from "@/components/ui/text-field";
import type { StepUpInput } from "@/server/accounts/application/use-cases/step-up/step-up.schema";

type StepUpDialogProps = { onProved: () => void; onClose: () => void };

type Way = "APP_CODE" | "RECOVERY_CODE" | "SENT_CODE" | "PASSWORD" | "PASSKEY" | "COMPANY";

/** "Check it is you": one more proof before an act goes on. Mounted while it is open. */
export function StepUpDialog({ onProved, onClose }: StepUpDialogProps) {
  const trpc = useTRPC();
  const ways = useQuery({ ...trpc.proof.ways.queryOptions(), staleTime: 0 });
  const [chosen, setChosen] = useState<Way | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const prove = useMutation(trpc.proof.stepUp.mutationOptions({ gcTime: 0 }));
  const formId = useId();
  const known = ways.data;
  const way = chosen ?? (known ? firstWay(known) : null);
  const send = (proof: StepUpInput) => {
    setProblem(null);
    prove.mutate(proof, { onSuccess: onProved, onError: (error) => setProblem(sentenceOf(error)) });
  };
  const passkey = usePasskeyProof(send, setProblem);
  const choose = (next: Way) => {
    setProblem(null);
    setChosen(next);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Check it is you"
      description="This needs a fresh proof. Afterwards it goes on by itself."
      emblem={<KeyRound aria-hidden="true" className="size-5" strokeWidth={1.75} />}
      footer={
        <>
          {way === "PASSKEY" ? (
            <Button tone="primary" onClick={passkey.ask} busy={passkey.isBusy || prove.isPending} busyLabel="Waiting">
              Use a passkey
            </Button>
          ) : way === "COMPANY" ? (
            <Button tone="primary" onClick={onProved}>
              Continue
            </Button>
          ) : (
            <Button tone="primary" type="submit" form={formId} busy={prove.isPending} busyLabel="Checking">
              Continue
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <DialogBody>
        {ways.isError ? <p role="alert">{sentenceOf(ways.error)}</p> : null}
        {known && way === null ? <p>There is no way to prove it here. Sign in again.</p> : null}
        {way === "COMPANY" ? <AtTheCompany /> : null}
        {way && way !== "PASSKEY" && way !== "COMPANY" ? (
          <ProofForm key={way} way={way} formId={formId} problem={problem} onSend={send} />
        ) : null}
        {way === "PASSKEY" && problem ? (
          <p role="alert" className="font-emphasis text-danger">
            {problem}
          </p>
        ) : null}
        {known && way ? <OtherWays known={known} way={way} onChoose={choose} /> : null}
      </DialogBody>
    </Dialog>
  );
}

type Ways = {
  app: boolean;
  passkey: boolean;
  recoveryCode: boolean;
  password: boolean;
  sentCode: boolean;
  company: boolean;
};

function firstWay({ app, passkey, company, sentCode, password }: Ways): Way | null {
  if (app) return "APP_CODE";
  if (passkey) return "PASSKEY";
  if (company) return "COMPANY";
  if (sentCode) return "SENT_CODE";
  return password ? "PASSWORD" : null;
}

/** The proof is made in another tab, so that nothing typed here is lost; it counts for the whole session. */
function AtTheCompany() {
  const here = usePathname();
  return (
    <p>
      <a
        href={`/account/check?use=company&next=${encodeURIComponent(here)}`}
        target="_blank"
        rel="noreferrer"
        className="link"
      >
        Sign in with your company again
      </a>{" "}
      in a new tab. Then come back here and continue.
    </p>
  );
}

function OtherWays({ known, way, onChoose }: { known: Ways; way: Way; onChoose: (way: Way) => void }) {
  const others: readonly (readonly [Way, string, boolean])[] = [
    ["APP_CODE", "Use a code from your app", known.app],
    ["PASSKEY", "Use a passkey", known.passkey && canUsePasskeys()],
    ["RECOVERY_CODE", "Use a recovery code", known.recoveryCode],
  ];
  const left = others.filter(([key, , isThere]) => isThere && key !== way);
  if (left.length === 0) return null;
  return (
    <ul className="grid justify-items-start gap-1">
      {left.map(([key, label]) => (
        <li key={key}>
          <Button tone="ghost" size="small" onClick={() => onChoose(key)}>
            {label}
          </Button>
        </li>
      ))}
    </ul>
  );
}

type ProofFormProps = {
  way: Exclude<Way, "PASSKEY" | "COMPANY">;
  formId: string;
  problem: string | null;
  onSend: (proof: StepUpInput) => void;
};

function ProofForm({ way, formId, problem, onSend }: ProofFormProps) {
  const [text, setText] = useState("");
  const sent = useSentCode(way === "SENT_CODE");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const proof = proofOf(way, text, sent.challengeId);
    if (proof) onSend(proof);
  };
  const field = {
    id: `${formId}-proof`,
    value: text,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
    error: problem ?? sent.problem,
  };
  return (
    <form id={formId} noValidate onSubmit={submit} className="grid gap-3">
      {way === "PASSWORD" ? (
        <PasswordField {...field} name="password" label="Password" autoComplete="current-password" />
      ) : way === "RECOVERY_CODE" ? (
        <TextField {...field} label="Recovery code" autoComplete="off" spellCheck={false} autoCapitalize="none" />
      ) : (
        <CodeField
          {...field}
          size="console"
          label="Code"
          hint={way === "APP_CODE" ? "6 digits from your app." : sent.hint}
        />
      )}
      {way === "SENT_CODE" ? (
        <p className="text-meta text-muted-fg">
          In the demo nothing is sent: read it in the{" "}
          <a href="/dev/mailbox" target="_blank" rel="noreferrer" className="link">
            mailbox
          </a>
          .
        </p>
      ) : null}
    </form>
  );
}

function proofOf(way: ProofFormProps["way"], text: string, challengeId: string | null): StepUpInput | null {
  if (way === "PASSWORD") return { kind: way, password: text };
  if (way !== "SENT_CODE") return { kind: way, code: text };
  return challengeId ? { kind: way, code: text, challengeId } : null;
}

/** Asks for a code once, when this way is shown. */
function useSentCode(isWanted: boolean) {
  const trpc = useTRPC();
  const { mutate, data, error } = useMutation(trpc.proof.sendCode.mutationOptions({ gcTime: 0 }));
  const isAsked = useRef(false);
  useEffect(() => {
    if (!isWanted || isAsked.current) return;
    isAsked.current = true;
    mutate();
  }, [isWanted, mutate]);
  return {
    challengeId: data?.challengeId ?? null,
    hint: data ? `6 digits, sent to ${data.to}.` : "A code is on its way.",
    problem: error ? sentenceOf(error) : null,
  };
}

function usePasskeyProof(send: (proof: StepUpInput) => void, onProblem: (problem: string | null) => void) {
  const client = useTRPCClient();
  const [isBusy, setIsBusy] = useState(false);
  const ask = async () => {
    setIsBusy(true);
    onProblem(null);
    try {
      const reply = await provePasskey(await client.proof.askPasskey.query());
      if (reply) send({ kind: "PASSKEY", ...reply });
      else onProblem("No passkey was used. Try again, or choose another way.");
    } catch (error) {
      onProblem(isCallError(error) ? sentenceOf(error) : "This passkey could not be used. Choose another way.");
    } finally {
      setIsBusy(false);
    }
  };
  return { ask: () => void ask(), isBusy };
}

/** Errors of the client come from our own router alone. */
const isCallError = (error: unknown): error is CallError => error instanceof Error && "shape" in error;
