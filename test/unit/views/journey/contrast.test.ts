/** Letters stand out from their ground by 4.5 to 1 and drawings by 3 to 1, in light and in the dark (WCAG 2.2, 1.4.3 and 1.4.11). No browser says this of a drawing. */
import assert from 'node:assert/strict';
import { JOURNEY_STYLE } from '../../../../src/views/journey/style.ts';

type Palette = ReadonlyMap<string, string>;

/** The colours of the first rule that sets them (light), and of the one for the dark. */
function palettes(): readonly (readonly [string, Palette])[] {
  const [light = '', dark = ''] = JOURNEY_STYLE.split('@media (prefers-color-scheme: dark)');
  const read = (css: string): Palette =>
    new Map([...css.matchAll(/--j-([\w-]+): (#[0-9a-f]{6});/gu)].map(([, name = '', colour = '']) => [name, colour]));
  return [
    ['light', read(light)],
    ['dark', read(dark.slice(0, dark.indexOf('} }')))],
  ];
}

/** Relative luminance by WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

const LANES = ['involvement', 'plan', 'legal', 'placement', 'missing', 'worker'];

describe('the colours of the journey', () => {
  for (const [theme, palette] of palettes()) {
    const colour = (name: string): string => palette.get(name) ?? assert.fail(`${theme} has no ${name}`);
    const check = (name: string, on: readonly string[], least: number): void => {
      for (const ground of on) {
        const ratio = contrast(colour(name), colour(ground));
        assert.ok(ratio >= least, `${name} on ${ground}: ${ratio.toFixed(2)}`);
      }
    };

    it(`let letters stand out in ${theme}`, () => {
      for (const name of ['ink', 'soft', 'today']) check(name, ['ground', 'band'], 4.5);
      check('ink', LANES, 4.5);
    });

    it(`let marks and the edges of bars stand out in ${theme}`, () => {
      for (const name of ['kept', 'late', 'missed', 'due', 'plain', 'focus']) check(name, ['ground', 'band'], 3);
      for (const lane of LANES) check(`${lane}-edge`, ['ground', 'band', lane], 3);
    });
  }
});
