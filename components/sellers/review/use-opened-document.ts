"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { OpenedDocumentDto } from "@/server/accounts/application/dto/document-dto";

/** An address is good for minutes: one that fails sooner after a renewal fails for another reason. */
const renewsAfterMs = 30_000;

export type OpenedDocument = {
  readonly openId: string | null;
  /** Null while it is being opened, or was refused. */
  readonly opened: OpenedDocumentDto | null;
  readonly problem: string | null;
  readonly isBusy: boolean;
  readonly open: (documentId: string) => void;
  /** A page did not come: its address has lapsed, so the document is opened again, and recorded again. */
  readonly renew: () => void;
};

/** `documents.open`: recorded before anything of it is shown, so it is asked only when somebody chose a document. */
export function useOpenedDocument(): OpenedDocument {
  const trpc = useTRPC();
  const [openId, setOpenId] = useState<string | null>(null);
  const [opened, setOpened] = useState<OpenedDocumentDto | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const renewedAt = useRef(0);
  const latest = useRef<string | null>(null);
  const mutation = useMutation(trpc.documents.open.mutationOptions({ gcTime: 0 }));
  const ask = (documentId: string) => {
    latest.current = documentId;
    setProblem(null);
    mutation.mutate(
      { documentId },
      {
        onSuccess: (answer) => {
          if (latest.current === documentId) setOpened(answer);
        },
        onError: (error) => {
          if (latest.current === documentId) setProblem(sentenceOf(error));
        },
      },
    );
  };
  return {
    openId,
    opened: opened?.document.id === openId ? opened : null,
    problem,
    isBusy: mutation.isPending,
    open: (documentId) => {
      if (documentId === openId && problem === null) return;
      renewedAt.current = 0;
      setOpened(null);
      setOpenId(documentId);
      ask(documentId);
    },
    renew: () => {
      if (openId === null || mutation.isPending) return;
      if (Date.now() - renewedAt.current < renewsAfterMs) return setProblem("The page could not be loaded.");
      renewedAt.current = Date.now();
      ask(openId);
    },
  };
}
