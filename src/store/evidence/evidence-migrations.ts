import type { Migration } from 'kysely';
import { cases } from './migrations/0001-cases.ts';
import { reviews } from './migrations/0002-reviews.ts';
import { exhibitFindings } from './migrations/0003-exhibit-findings.ts';
import { onlyAdded } from './migrations/0004-only-added.ts';
import { retention } from './migrations/0005-retention.ts';

/** The migrations of the evidence tables by number. The rules are those of ../migrations.ts. */
export const EVIDENCE_MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-cases': cases,
  '0002-reviews': reviews,
  '0003-exhibit-findings': exhibitFindings,
  '0004-only-added': onlyAdded,
  '0005-retention': retention,
};
