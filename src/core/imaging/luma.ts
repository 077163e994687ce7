/** Brightness of a colour, in the unit of its channels: the weights of NTSC, to two digits. */
export function luma(red: number, green: number, blue: number): number {
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}
