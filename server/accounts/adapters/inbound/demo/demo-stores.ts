import { type Gstin, gstinCheckCharacter, parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { mustBe } from "./demo-values";

export type DemoShop = { readonly store: string; readonly owner: string; readonly stateCode: string };

/** Shops that do well, and who keeps them. */
export const steadyShops: readonly DemoShop[] = [
  { store: "Kaveri Handlooms", owner: "Meera Subramanian", stateCode: "33" },
  { store: "Sharma Spices", owner: "Deepak Sharma", stateCode: "32" },
  { store: "Blue Pottery Jaipur", owner: "Farhan Qazi", stateCode: "08" },
  { store: "Patel Home Linen", owner: "Hetal Patel", stateCode: "24" },
  { store: "Malabar Cashew Co", owner: "Thomas Kurian", stateCode: "32" },
  { store: "Chikan House", owner: "Sana Rizvi", stateCode: "09" },
  { store: "Nilgiri Tea Trading", owner: "Anand Raj", stateCode: "33" },
  { store: "Gokul Dairy Direct", owner: "Manish Gokhale", stateCode: "27" },
  { store: "Bengal Weaves", owner: "Ritu Das", stateCode: "19" },
  { store: "Surat Silk Mart", owner: "Bhavna Desai", stateCode: "24" },
  { store: "Rann Salt Works", owner: "Imtiaz Khatri", stateCode: "24" },
  { store: "Iyer Brassware", owner: "Shankar Iyer", stateCode: "33" },
  { store: "Deccan Coffee Roasters", owner: "Kiran Hegde", stateCode: "29" },
  { store: "Mysore Sandal Goods", owner: "Yamini Prasad", stateCode: "29" },
];

/** Shops on probation: new, with few sales. */
export const newShops: readonly DemoShop[] = [
  { store: "Lotus Electronics", owner: "Rohit Bansal", stateCode: "07" },
  { store: "Zaveri Imitation", owner: "Jigar Zaveri", stateCode: "24" },
  { store: "Sai Mobile Spares", owner: "Kamal Prasad", stateCode: "36" },
  { store: "Phulkari Corner", owner: "Harpreet Gill", stateCode: "03" },
  { store: "Konkan Pickles", owner: "Leena Kamath", stateCode: "27" },
  { store: "Ahimsa Sarees", owner: "Padma Reddy", stateCode: "36" },
  { store: "Indore Namkeen Box", owner: "Jatin Jain", stateCode: "23" },
];

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A well-formed number that no registry knows: the PAN's letters and digits count up with `index`. */
export function demoGstin(owner: string, stateCode: string, index: number): Gstin {
  const letter = (place: number) => LETTERS.charAt(Math.floor(index / 26 ** place) % 26);
  const surname = owner.split(" ").at(-1)?.charAt(0).toUpperCase() ?? "A";
  const firstFourteen = `${stateCode}D${letter(1)}${letter(0)}P${surname}${String(1000 + index * 37).slice(-4)}${letter(0)}1Z`;
  return mustBe(parseGstin(`${firstFourteen}${gstinCheckCharacter(firstFourteen)}`));
}
