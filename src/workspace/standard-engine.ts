/** The engine as it is: the built-in entry types, the built-in packs with a local one over them, and the linter. */
import { createLinter } from '../lint/lint.ts';
import { BUILT_IN_PACKS, englandPolicy } from '../policy/england.ts';
import { loadPack } from '../policy/load.ts';
import { createPolicy } from '../policy/policy.ts';
import { createRecordParser, DEFAULT_LIMITS } from '../record/parse.ts';
import type { Limits, RecordParser } from '../record/types.ts';
import { readFields } from '../record/yaml-fields.ts';
import { describeRules } from '../rules/describe.ts';
import { builtInCatalogue } from '../schema/catalogue.ts';
import type { Catalogue } from '../schema/types.ts';
import { LONGEST_CONFIG } from './config.ts';
import type { Engine } from './engine.ts';
import { KnownCatalogues } from './own-types.ts';
import { referenceKey } from './shared-packs.ts';

/** A configuration names every worker of a council: it is longer than the fields of an entry. */
const CONFIG_LIMITS: Limits = { ...DEFAULT_LIMITS, yamlLength: LONGEST_CONFIG };

/** UTF-8 takes up to three bytes for a UTF-16 code unit: what the language allows is always read. */
const BYTES_PER_UNIT = 3;

/** What the editor and the command line both run on. The catalogue and the rules of England are made once. */
export function standardEngine(): Engine {
  const catalogue = builtInCatalogue();
  const parsers = new WeakMap<Catalogue, RecordParser>();
  const known = new KnownCatalogues();
  return {
    catalogue,
    catalogueWith: (files) => known.with(files),
    readYaml: (text) => readFields(text, 0, text.length, CONFIG_LIMITS),
    packs: [...BUILT_IN_PACKS.keys()],
    loadPolicy(names, local, types, shared) {
      if (local === undefined && names.join() === 'england') return { policy: englandPolicy(), problems: [] };
      const packs = names.flatMap((name) => BUILT_IN_PACKS.get(name) ?? []);
      if (local === undefined) return createPolicy(packs);
      const entryTypes = new Set(types.types.map(({ id }) => id));
      const packAt = (file: string, name: string) => shared?.ids.get(referenceKey(file, name));
      const own = [...(shared?.packs ?? []), local].map(({ uri, text }) =>
        loadPack([{ path: uri, text }], { entryTypes, catalogue: types, packAt }),
      );
      const { policy, problems } = createPolicy([...packs, ...own]);
      return { policy, problems: [...own.flatMap((pack) => pack.problems), ...problems] };
    },
    createLinter,
    parse(text, types) {
      let parser = parsers.get(types);
      if (parser === undefined) {
        parser = createRecordParser({ types });
        parsers.set(types, parser);
      }
      return parser.parse(text);
    },
    ruleIds: (policy) => describeRules(policy).map(({ id }) => id),
    longestRecord: DEFAULT_LIMITS.recordLength * BYTES_PER_UNIT,
  };
}
