/** A second of one of a room's recordings; without its name, of the one that is played. */

export interface Spot {
  seconds: number;
  recordingId: string | null;
}

export type Seek = (spot: Spot) => void;
