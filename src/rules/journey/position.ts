import { checkPosition } from '../../journey/position.ts';
import { FRONT_MATTER, finding } from '../finding.ts';
import type { Rule } from '../types.ts';
