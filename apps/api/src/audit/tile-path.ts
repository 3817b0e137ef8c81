/**
 * The path of a tile after `tile/`, as C2SP tlog-tiles has it: a level or `entries`, the number of the tile in groups of three
 * digits, all but the last with an `x` before them, and the width of one that is not full.
 */
export const TILE_PATH =
  /^(?:entries|[0-5])\/(?:x(?:[1-9]\d\d|0[1-9]\d|00[1-9])(?:\/x\d{3}){0,3}\/)?\d{3}(?:\.p\/(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-5]))?$/;

/** Whether it is of a tile that is full: one that will never be another. */
export const isFullTile = (path: string): boolean => !path.includes('.p/');
