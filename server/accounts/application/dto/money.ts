/** An amount in the currency's smallest unit: paise, cents. */
export type Money = { readonly minor: number; readonly currency: string };
