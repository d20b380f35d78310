import type {
  OwnAddressDto,
  OwnAddressesDto,
  OwnChoicesDto,
  OwnClosingDto,
  OwnDataPageDto,
} from "@/server/accounts/application/dto/own-pages-dto";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { addressPolicy } from "@/server/accounts/domain/policies/address-policy";
import { closingPolicy } from "@/server/accounts/domain/policies/closing-policy";
import { exportPolicy } from "@/server/accounts/domain/policies/export-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { readOwnStatements } from "./own-statements";
import type { OpenPrivate } from "./private-values";
import { type ReadPool, readAlone, readTogether, type Statement } from "./read-pool";

/** Far above what one buyer may keep. */
const MOST_ROWS = 200;

const addresses: Statement = {
  name: "own-addresses",
  text: `SELECT id, recipient, line1, line2, city, state, postal_code AS "postalCode", country, is_default AS "isDefault"
         FROM address WHERE account_id = $1 ORDER BY is_default DESC, created_at, id LIMIT ${MOST_ROWS}`,
};

const buys: Statement = { name: "own-buying", text: "SELECT 1 FROM buyer_profile WHERE account_id = $1" };

const choices: Statement = {
  name: "own-choices",
  text: "SELECT topic, is_on FROM notification_choice WHERE account_id = $1 LIMIT 100",
};

const closing: Statement = {
  name: "own-closing",
  text: "SELECT closes_at FROM account_closing WHERE account_id = $1",
};

/** Where the holder's parcels go: nobody else's id is ever asked for. */
export const listOwnAddresses =
  ({ pool }: { readonly pool: ReadPool }) =>
  ({ accountId }: HolderActor): Promise<Result<OwnAddressesDto>> =>
    readTogether(pool, async (read) => {
      const [rows, profiles] = await Promise.all([
        read<OwnAddressDto>(addresses, [accountId]),
        read<{ readonly "?column?": number }>(buys, [accountId]),
      ]);
      return done({ addresses: rows.map(toAddress), most: addressPolicy.mostAddresses, canAdd: profiles.length > 0 });
    });

/** What was never chosen is off: nothing is ticked beforehand. */
export const getOwnChoices =
  ({ pool }: { readonly pool: ReadPool }) =>
  ({ accountId }: HolderActor): Promise<Result<OwnChoicesDto>> =>
    readAlone(pool, async (read) => {
      const rows = await read<{ readonly topic: string; readonly is_on: boolean }>(choices, [accountId]);
      const isOn = (topic: string) => rows.some((row) => row.topic === topic && row.is_on);
      return done({ OFFERS: isOn("OFFERS"), TIPS: isOn("TIPS") });
    });

/** The page of one's own data, with what was ever decided against the holder. */
export const getOwnDataPage =
  ({ pool, openPrivate }: { readonly pool: ReadPool; readonly openPrivate: OpenPrivate }) =>
  ({ accountId }: HolderActor): Promise<Result<OwnDataPageDto>> =>
    readAlone(pool, async (read) =>
      done({
        exportsPerDay: exportPolicy.exportsPerDay,
        statements: await readOwnStatements(read, openPrivate, accountId),
      }),
    );

/** When the account closes, if its holder asked for it. */
export const getOwnClosing =
  ({ pool }: { readonly pool: ReadPool }) =>
  ({ accountId }: HolderActor): Promise<Result<OwnClosingDto>> =>
    readAlone(pool, async (read) => {
      const [row] = await read<{ readonly closes_at: Date }>(closing, [accountId]);
      return done({ closesAt: row?.closes_at ?? null, ...closingPolicy });
    });

const toAddress = (row: OwnAddressDto): OwnAddressDto => ({
  id: row.id,
  recipient: row.recipient,
  line1: row.line1,
  line2: row.line2,
  city: row.city,
  state: row.state,
  postalCode: row.postalCode,
  country: row.country,
  isDefault: row.isDefault,
});
