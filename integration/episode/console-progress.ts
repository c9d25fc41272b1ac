import { count } from '../count.ts';
import type { Progress } from './progress.ts';

interface Output {
	info(line: string): void;
	error(line: string): void;
	/** A terminal that shows one changing line; absent in CI and in pipes. */
	live: { columns: number; write(text: string): void } | undefined;
}

/** Without a live line, speech is reported this often, in milliseconds. */
const speechInterval = 10_000;

/** Progress as log lines, each a fact with its counts and durations, and a live line in a terminal. */
export function consoleProgress({ info, error, live }: Output): Progress & { close(): void } {
	const speaking = new Map<string, { began: number; reported: number; sound: number; state: string }>();
	let shown = false;

	function clear(): void {
		if (shown) live?.write('\r\x1b[K');
		shown = false;
	}

	function line(text: string): void {
		clear();
		info(text);
		show();
	}

	function show(): void {
		if (live === undefined || speaking.size === 0) return;
		const text = [...speaking].map(([id, { state }]) => `${id} ${state}`).join('   ');
		// A line that wraps could not be cleared.
		live.write(`\r\x1b[K${text.slice(0, live.columns - 1)}`);
		shown = true;
	}

	return {
		script(id, script, { reused }) {
			const words = script.turns.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
			const how = reused ? 'kept from an earlier build' : `by the ${script.writer} writer`;
			line(`${id}: script of ${count(script.turns.length, 'turn')} and ${count(words, 'word')}, ${how}`);
		},
		take(id, { done, total, seconds }) {
			const now = performance.now();
			const speech = speaking.get(id) ?? { began: now, reported: now, sound: 0, state: '' };
			speech.sound += seconds;
			speech.state = `speech ${done}/${total} turns${speed(speech.sound, now - speech.began)}`;
			speaking.set(id, speech);
			if (live) return show();
			if (now - speech.reported < speechInterval) return;
			speech.reported = now;
			line(`${id}: ${speech.state}`);
		},
		spoken(id, { spoken, reused }) {
			const speech = speaking.get(id);
			speaking.delete(id);
			const took = speech ? performance.now() - speech.began : 0;
			const fresh =
				spoken === 0
					? 'nothing new to speak'
					: `${count(spoken, 'turn')} spoken, ${clock(speech?.sound ?? 0)} of sound in ${(took / 1000).toFixed(1)} s${speed(speech?.sound ?? 0, took)}`;
			line(`${id}: ${fresh}, ${count(reused, 'turn')} reused`);
		},
		mastered(id, { audio, loudness }, { reused }) {
			const how = reused ? 'already mastered' : `mastered with ${audio.encoder}`;
			line(
				`${id}: ${how}, ${clock(audio.seconds)}, ${loudness.integrated.toFixed(1)} LUFS, ${loudness.truePeak.toFixed(1)} dBTP, ${(audio.bytes / 1e6).toFixed(1)} MB`,
			);
		},
		failed(id, problem) {
			speaking.delete(id);
			clear();
			error(`${id}: ${problem.message}`);
		},
		close: clear,
	};
}

/** RTF is compute over sound; people find its inverse easier to read. */
function speed(sound: number, milliseconds: number): string {
	if (sound === 0 || milliseconds < 100) return '';
	const rtf = milliseconds / 1000 / sound;
	return ` (${(1 / rtf).toFixed(1)}× real time, RTF ${rtf.toFixed(3)})`;
}

function clock(seconds: number): string {
	const rounded = Math.round(seconds);
	return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, '0')} min`;
}
