import { notFound } from "next/navigation";
import { serverCaller } from "@/server/trpc/caller";
import { isAbsent } from "@/server/trpc/page-reads";

/** The device of this page; somebody else's, or none, is a page that does not exist. */
export async function ownDevice(deviceId: string) {
  try {
    return await (await serverCaller()).account.device({ deviceId });
  } catch (error) {
    if (isAbsent(error)) notFound();
    throw error;
  }
}
