declare module 'webvtt-parser' {
	interface Cue {
		id: string;
		startTime: number;
		endTime: number;
		text: string;
		tree: { children: readonly Node[] };
	}
	interface Node {
		type: string;
		name?: string;
		value?: string;
		children?: readonly Node[];
	}
	export class WebVTTParser {
		parse(input: string, mode: string): { cues: readonly Cue[]; errors: readonly { message: string }[] };
	}
}
