/** Where the files of a registry are. */
export interface RegistryFiles {
  readonly directory: string;
  readonly registry: string;
  /** How many events the snapshot of the registry's book is of, where the follower is to make snapshots. */
  readonly snapshotOf?: bigint;
  /** Whether the node began with that snapshot, so that the follower may, too. */
  readonly beginsThere?: boolean;
}
