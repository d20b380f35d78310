import type {
  BuyerConductDto,
  ConductDto,
  SellerConductDto,
  SumDto,
} from "@/server/accounts/application/dto/conduct-dto";
import { moneyText } from "@/server/accounts/application/dto/money-text";
import type { GetAccountConductInput } from "@/server/accounts/application/ports/inbound/links-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountExists } from "./account-exists";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { readerOf, refuseUnless } from "./reader";

/** What an account does as a buyer and as a seller, as this reader may see it. Refuses NOT_FOUND. */
export const getAccountConduct =
  ({ pool }: { readonly pool: ReadPool }) =>
  async ({ accountId }: GetAccountConductInput, actor: StaffActor): Promise<Result<ConductDto>> => {
    const refused = refuseUnless(actor, "account.read");
    if (refused) return refused;
    const { seesPoints } = readerOf(actor);
    return await readTogether(pool, async (read) => {
      const [exists, conduct] = await Promise.all([
        accountExists(read, accountId),
        readConduct(read, accountId, seesPoints),
      ]);
      return exists ? done(conduct) : refuse({ code: "NOT_FOUND", what: "account" });
    });
  };

/** The same for the account's other pages, so that every page counts alike. */
export async function readConduct(read: ReadRows, accountId: string, seesSignals: boolean): Promise<ConductDto> {
  const [[bought], [sold]] = await Promise.all([
    read<BuyerRow>(buyerRow, [accountId]),
    read<SellerRow>(sellerRow, [accountId]),
  ]);
  return {
    buyer: bought ? buyerOf(bought, seesSignals) : null,
    seller: sold ? sellerOf(sold, seesSignals) : null,
  };
}

const buyerRow: Statement = {
  name: "buyer-activity",
  text: `SELECT orders_completed, orders_failed, refunds, payments_succeeded, payments_declined, chargebacks, coupon_abuses,
                spent_minor, refunded_minor, first_order_at, last_order_at FROM buyer_activity WHERE account_id = $1`,
};

const sellerRow: Statement = {
  name: "seller-reputation",
  text: `SELECT undisputed_sales, disputes_opened, disputes_lost, disputes_withdrawn, bad_reviews, orders_failed,
                disputed_minor, first_sale_at, last_sale_at, last_dispute_at FROM seller_reputation WHERE account_id = $1`,
};

type Sums = Readonly<Record<string, number>>;

type BuyerRow = {
  readonly orders_completed: number;
  readonly orders_failed: number;
  readonly refunds: number;
  readonly payments_succeeded: number;
  readonly payments_declined: number;
  readonly chargebacks: number;
  readonly coupon_abuses: number;
  readonly spent_minor: Sums;
  readonly refunded_minor: Sums;
  readonly first_order_at: Date | null;
  readonly last_order_at: Date | null;
};

type SellerRow = {
  readonly undisputed_sales: number;
  readonly disputes_opened: number;
  readonly disputes_lost: number;
  readonly disputes_withdrawn: number;
  readonly bad_reviews: number;
  readonly orders_failed: number;
  readonly disputed_minor: Sums;
  readonly first_sale_at: Date | null;
  readonly last_sale_at: Date | null;
  readonly last_dispute_at: Date | null;
};

const buyerOf = (row: BuyerRow, seesSignals: boolean): BuyerConductDto => ({
  ordersCompleted: atLeast0(row.orders_completed),
  ordersFailed: atLeast0(row.orders_failed),
  refunds: atLeast0(row.refunds),
  firstOrderAt: row.first_order_at,
  lastOrderAt: row.last_order_at,
  spent: sumsOf(row.spent_minor),
  refunded: sumsOf(row.refunded_minor),
  payments: seesSignals
    ? {
        succeeded: atLeast0(row.payments_succeeded),
        declined: atLeast0(row.payments_declined),
        chargebacks: atLeast0(row.chargebacks),
        couponAbuses: atLeast0(row.coupon_abuses),
      }
    : null,
});

const sellerOf = (row: SellerRow, seesSignals: boolean): SellerConductDto => ({
  undisputedSales: atLeast0(row.undisputed_sales),
  ordersFailed: atLeast0(row.orders_failed),
  firstSaleAt: row.first_sale_at,
  lastSaleAt: row.last_sale_at,
  disputes: seesSignals
    ? {
        opened: row.disputes_opened,
        lost: row.disputes_lost,
        withdrawn: row.disputes_withdrawn,
        badReviews: row.bad_reviews,
        lastAt: row.last_dispute_at,
        amounts: sumsOf(row.disputed_minor),
      }
    : null,
});

/** What takes something back may arrive before it. */
const atLeast0 = (count: number): number => Math.max(0, count);

const sumsOf = (sums: Sums): readonly SumDto[] =>
  Object.entries(sums)
    .filter(([, minor]) => minor > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => ({ currency, text: moneyText({ minor, currency }) }));
