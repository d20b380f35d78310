/** A verification of the trail that is not over, and who asked for it when. */
export type OpenChainCheck = { readonly by: string; readonly at: Date };

export type ChainCheckRepository = {
  /** Notes that somebody wants the trail verified. Null; or the verification that is asked for or running already. */
  request(by: string): Promise<OpenChainCheck | null>;
};
