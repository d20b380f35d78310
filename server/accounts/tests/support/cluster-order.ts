/** What a process that decides a cluster and dies is told. */
export type ClusterOrder = {
  readonly appUrl: string;
  readonly masterKey: string;
  readonly dieAfter: number;
};
