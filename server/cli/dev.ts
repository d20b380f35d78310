import { runProduct } from "./run-product";

/** `npm run dev`: like start, from the sources, with reload. */
export async function run(): Promise<number> {
  return await runProduct("dev");
}
