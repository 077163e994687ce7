import { NUMBERS_A_REGION } from '../../core/registration/local-departures.ts';
import { UNHANDED_NUMBERS, WHOLE_NUMBERS } from '../../core/registration/register.ts';

/** Of the whole's numbers those that change their sign in a mirror: how far to the right, and the slant of the tilt. */
const HANDED = [3, 15];
/** Quarters of a part: lower left, lower right, upper left, upper right. */
const QUARTERS = 4;

/** The numbers of a registration that measured the whole face as a mirror would show them, left and right changed; a face that is the same in a mirror keeps its drawing. */
export function mirrorNumbers(numbers: readonly number[]): number[] {
  const handed = numbers.length - UNHANDED_NUMBERS;
  if (numbers.length > 0 && handed < WHOLE_NUMBERS)
    throw new Error(`Expected the numbers of a whole face, but came ${numbers.length}.`);
  return numbers.map((value, i) => {
    if (i >= handed) return value;
    if (i < WHOLE_NUMBERS) return HANDED.includes(i) ? -value : value;
    const at = i - WHOLE_NUMBERS;
    const [region, number] = [Math.floor(at / NUMBERS_A_REGION), at % NUMBERS_A_REGION];
    const [part, quarter] = [Math.floor(region / QUARTERS), region % QUARTERS];
    const other = (part * QUARTERS + (quarter ^ 1)) * NUMBERS_A_REGION + number;
    const mirrored = numbers[WHOLE_NUMBERS + other] as number;
    return number === 0 ? -mirrored : mirrored;
  });
}
