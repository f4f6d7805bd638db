/** The shapes of marks: each state has its own, so that none is told by colour alone. */
import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolDiamond2,
  symbolSquare,
  symbolTimes,
  symbolTriangle,
} from 'd3-shape';
import type { LaneId, MarkState } from './types.ts';

const SHAPES: Readonly<Record<MarkState, { readonly type: SymbolType; readonly size: number }>> = {
  kept: { type: symbolCircle, size: 88 },
  late: { type: symbolDiamond2, size: 84 },
  missed: { type: symbolTimes, size: 78 },
  due: { type: symbolCircle, size: 88 },
  plain: { type: symbolCircle, size: 38 },
  unmet: { type: symbolTriangle, size: 62 },
};

/** The path of a mark round its middle. A decision is square. */
export function shapeOf(state: MarkState, lane: LaneId | string, scale = 1): string {
  const { type, size } = SHAPES[state];
  const isDecision = lane === 'decisions' && type === symbolCircle;
  return symbol(isDecision ? symbolSquare : type, (isDecision ? size * 0.95 : size) * scale)() ?? '';
}
