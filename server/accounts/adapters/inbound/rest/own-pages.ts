import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { accountsModule } from "@/server/composition-root";
import { shown } from "./page-access";

/** What the pages of one's own account show. */
export const ownAddresses = async (holder: HolderActor) =>
  shown(await accountsModule().queries.listOwnAddresses(holder));

export const ownChoices = async (holder: HolderActor) => shown(await accountsModule().queries.getOwnChoices(holder));

export const ownDataPage = async (holder: HolderActor) => shown(await accountsModule().queries.getOwnDataPage(holder));

export const ownClosing = async (holder: HolderActor) => shown(await accountsModule().queries.getOwnClosing(holder));
