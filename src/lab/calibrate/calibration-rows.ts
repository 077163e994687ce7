import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { NUISANCES } from '../../evaluate/nuisances.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import { cropTruthSchema } from '../dataset/crop-store.ts';
import type { CalibrationRow } from './calibrate.ts';

const rowSchema = z.object({
  truth: cropTruthSchema,
  quality: z.object({ diameterPx: z.number(), sharpness: z.number(), glare: z.number(), visible: z.number() }),
  colour: z.tuple([z.number(), z.number(), z.number()]),
  evidence: z.object({
    faceProbability: z.object({ M: z.number(), '30': z.number(), other: z.number() }),
    upAngle: z.number(),
    counterfeitLogit: z.number(),
    aspectProbability: z.object({ imprint: z.number(), colour: z.number(), surface: z.number(), edge: z.number() }),
    embedding: z.array(z.number()).optional(),
  }),
  nuisances: z.record(z.enum(NUISANCES), z.number()).optional(),
});

/** Stores the rows, so that gates, calibration and card can be settled again without the networks. */
export async function saveRows(path: string, rows: readonly CalibrationRow[]): Promise<void> {
  await writeWhole(path, JSON.stringify(rows));
}

export async function loadRows(path: string): Promise<CalibrationRow[]> {
  const rows = z.array(rowSchema).parse(JSON.parse(await readFile(path, 'utf8')));
  return rows.map(({ evidence: { embedding, ...evidence }, nuisances, ...row }) => ({
    ...row,
    evidence: {
      ...evidence,
      ...(embedding ? { embedding } : {}),
    },
    ...(nuisances ? { nuisances } : {}),
  }));
}
