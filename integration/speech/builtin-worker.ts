import { type EspeakTask, speakEspeak } from './espeak.ts';
import { type FliteTask, speakFlite } from './flite.ts';
import type { Speech } from './speech.ts';

/** Runs in a thread of `builtin.ts`. */
export default function speak(task: FliteTask | EspeakTask): Promise<Speech> {
	return task.synthesiser === 'flite' ? speakFlite(task) : speakEspeak(task);
}
