import type { Rule } from '../lint.ts';
import { balance } from './balance.ts';
import { duration } from './duration.ts';
import { endings } from './endings.ts';
import { frame } from './frame.ts';
import { kept } from './kept.ts';
import { language } from './language.ts';
import { turnLength } from './length.ts';
import { repetition } from './repetition.ts';
import { shape } from './shape.ts';

export const structureRules: readonly Rule[] = [
	shape,
	kept,
	turnLength,
	balance,
	frame,
	endings,
	repetition,
	duration,
	language,
];
