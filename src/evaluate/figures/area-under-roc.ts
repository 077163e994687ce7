/** Area under the ROC curve by ranks: P(a positive scores above a negative), ties half. NaN if one side is empty. */
export function areaUnderRoc(positives: readonly number[], negatives: readonly number[]): number {
  const all = [...positives.map((value) => ({ value, hit: 1 })), ...negatives.map((value) => ({ value, hit: 0 }))];
  all.sort((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let i = 0; i < all.length; ) {
    let j = i;
    while (j < all.length && all[j]?.value === all[i]?.value) j++;
    for (let k = i; k < j; k++) if (all[k]?.hit === 1) rankSum += (i + 1 + j) / 2;
    i = j;
  }
  const n = positives.length;
  return (rankSum - (n * (n + 1)) / 2) / (n * negatives.length);
}
