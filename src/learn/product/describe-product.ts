import { rate } from '../../evaluate/figures/rate.ts';
import type { LearnedFrom } from '../../runtime/bundle/manifest.ts';
import { rateText } from '../figure-rows.ts';
import type { EnrolledProduct } from './enrol-product.ts';

/** The model card of a bundle of another product, Markdown. */
export function describeProduct(from: LearnedFrom, { settings, photos, auc }: EnrolledProduct): string {
  const { date, base, cameras } = from;
  const { name, heldOut, others } = settings;
  return [
    `# ${name}`,
    '',
    'This bundle says whether a tablet looks like the tablets of this product that it was shown. It says nothing about counterfeits:',
    'it has seen none, and a copy can look alike. What a tablet is made of, only a laboratory can tell.',
    '',
    `Learned on ${date} from photos alone, with the networks of ${base.name} ${base.version} (sha256 ${base.sha256}), which were`,
    'trained on another product, the M 30. Faces, aspects and likelihood ratios of that product are not part of it.',
    '',
    '| | |',
    '|---|---|',
    `| photos | ${photos} |`,
    `| cameras that they name | ${cameras} |`,
    `| own tablets | ${heldOut.tablets} |`,
    `| own tablets that look alike, each compared with those of other photos | ${rateText(rate(heldOut.alike, heldOut.tablets))} |`,
    others === undefined
      ? '| tablets of other products that look alike | not measured |'
      : `| tablets of other products that look alike | ${rateText(rate(others.alike, others.tablets))} |`,
    ...(auc === undefined ? [] : [`| AUC, each photo left out in turn | ${auc.toFixed(3)} |`]),
    '',
    'Bounds are at 95 % confidence and take tablets for independent; those of one photo are not, so the truth lies outside more often.',
    'A tablet counts as alike up to the distance within which 95 % of its own tablets lie, so the first share was chosen.',
    'Colour counts for much: how often another imprint in the same colour looks alike depends on which others were shown. Tablets in',
    'other light, by other cameras or of another lot may do worse.',
    '',
  ].join('\n');
}
