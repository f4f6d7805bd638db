export { describeRule, describeRules, type RuleDescription, titleInForce } from './describe.ts';
export { RULES } from './list.ts';
export { ruleDocumentation } from './pages.ts';
