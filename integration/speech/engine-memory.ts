import { type Speed, unknownSpeed } from './budget.ts';
import { type Calibration, uncalibrated } from './calibration.ts';
import type { SpeechEngine } from './speech.ts';

/** What was learnt about an engine since it was made. */
export interface EngineMemory {
	calibration: Calibration;
	speed: Speed;
	/** Whether it has answered: the first answer waits for models to be loaded and machines to be started. */
	warm: boolean;
}

const memories = new WeakMap<SpeechEngine, EngineMemory>();

/** What is known of an engine, to be added to. It lives as long as the engine: one build. */
export function memoryOf(engine: SpeechEngine): EngineMemory {
	const known = memories.get(engine);
	if (known) return known;
	const memory: EngineMemory = { calibration: uncalibrated, speed: unknownSpeed, warm: false };
	memories.set(engine, memory);
	return memory;
}
