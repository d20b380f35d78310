import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";

/** What a process that uploads and dies is told. */
export type UploadingOrder = {
  readonly appUrl: string;
  readonly masterKey: string;
  readonly sessionSecret: string;
  readonly holder: HolderActor;
  /** After so many pieces were stored; one more than there are: right after the commit. */
  readonly dieAfter: number;
};
