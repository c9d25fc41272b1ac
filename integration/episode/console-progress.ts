import { count } from '../count.ts';
import { describeUsage, type Usage } from '../usage.ts';
import type { Progress } from './progress.ts';
import { scriptLines } from './script-lines.ts';

interface Output {
	info(line: string): void;
	warn(line: string): void;
	error(line: string): void;
	/** A terminal that shows one changing line; absent in CI and in pipes. */
	live: { columns: number; write(text: string): void } | undefined;
}

/** Without a live line, progress is reported this often, in milliseconds. */
const reportInterval = 10_000;

/** Progress as log lines, each a fact with its counts and durations, and a live line in a terminal. */
export function consoleProgress({ info, warn, error, live }: Output): Progress & { close(): void } {
	const speaking = new Map<string, { began: number; reported: number; sound: number; state: string }>();
	const writing = new Map<string, { reported: number; calls: Usage[]; state: string }>();
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
		const busy = [...writing, ...speaking].filter(([, { state }]) => state !== '');
		if (live === undefined || busy.length === 0) return;
		const text = busy.map(([id, { state }]) => `${id} ${state}`).join('   ');
		// A line that wraps could not be cleared.
		live.write(`\r\x1b[K${text.slice(0, live.columns - 1)}`);
		shown = true;
	}

	return {
		writing(id, event) {
			if (event.kind === 'note') return line(`${id}: ${event.text}`);
			const now = performance.now();
			const script = writing.get(id) ?? { reported: now, calls: [], state: '' };
			writing.set(id, script);
			if (event.kind === 'call') return void script.calls.push(event);
			script.state = `${event.pass} ${event.done}/${event.total}`;
			if (live) return show();
			if (now - script.reported < reportInterval) return;
			script.reported = now;
			line(`${id}: ${script.state}`);
		},
		script(id, script, from) {
			const calls = writing.get(id)?.calls ?? [];
			writing.delete(id);
			for (const text of scriptLines(id, script, from)) line(text);
			if (calls.length > 0) line(`${id}: ${describeUsage(calls)}`);
		},
		take(id, { done, total, seconds }) {
			const now = performance.now();
			const speech = speaking.get(id) ?? { began: now, reported: now, sound: 0, state: '' };
			speech.sound += seconds;
			speech.state = `speech ${done}/${total} turns${speed(speech.sound, now - speech.began)}`;
			speaking.set(id, speech);
			if (live) return show();
			if (now - speech.reported < reportInterval) return;
			speech.reported = now;
			line(`${id}: ${speech.state}`);
		},
		standIn(id, { turn: { host, section }, voice, problem }) {
			clear();
			warn(`${id}: ${host} in “${section}” is spoken in the voice “${voice}” instead: ${problem.message}`);
			show();
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
			const calls = writing.get(id)?.calls ?? [];
			writing.delete(id);
			speaking.delete(id);
			clear();
			error(`${id}: ${problem.message}`);
			if (calls.length > 0) info(`${id}: ${describeUsage(calls)}`);
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
