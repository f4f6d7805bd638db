/** Folders that somebody has made so that whoever opens them waits for ever: each is of a size that the bounds let through, or far beyond them. */
import { CONFIG_ATTACKS } from './attacks/config.ts';
import { TYPE_ATTACKS } from './attacks/entry-types.ts';
import type { Attack } from './attacks/made-of.ts';
import { POLICY_ATTACKS } from './attacks/policies.ts';
import { TEXT_ATTACKS } from './attacks/texts.ts';

export const ATTACKS: readonly Attack[] = [...TYPE_ATTACKS, ...CONFIG_ATTACKS, ...POLICY_ATTACKS, ...TEXT_ATTACKS];
