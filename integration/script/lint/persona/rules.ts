import type { Rule } from '../lint.ts';
import { agreement } from './agreement.ts';
import { borrowed } from './borrowed.ts';
import { clicheRule } from './cliches.ts';
import { distinctness } from './distinctness.ts';
import { dosage } from './dosage.ts';
import { hedging } from './hedging.ts';

export const personaRules: readonly Rule[] = [hedging, borrowed, dosage, clicheRule, distinctness, agreement];
