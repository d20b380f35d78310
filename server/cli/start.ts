import { runProduct } from "./run-product";

/** `npm start`: the production build, its worker and its database, until Ctrl-C. */
export async function run(): Promise<number> {
  return await runProduct("start");
}
