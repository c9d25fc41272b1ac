import { remember, remembered } from './memory.ts';
import { partsOf } from './parts.ts';
import { bringIntoView, isCalm, keepInView } from './view.ts';
import { wordAt } from './words.ts';

/** Name of the CSS highlight of the word that is heard. */
const highlight = 'newscast-word';

let nextWord: ReturnType<typeof setTimeout> | undefined;

/** Highlights the word that is heard, and keeps it in view while the listener reads along. */
export function followSpeech(player: HTMLAudioElement): void {
	const [transcript] = partsOf(player, 'follow');
	if (!transcript) return;
	clearTimeout(nextWord);
	CSS.highlights?.delete(highlight);
	const isOn = buttonIn(transcript, 'follow')?.ariaPressed === 'true';
	const turn = isOn ? currentTurn(transcript) : null;
	const word = turn ? wordAt(player, turn) : undefined;
	if (word) CSS.highlights.set(highlight, new Highlight(word.range));
	const isAway = turn && !player.paused && !keepInView(word?.range ?? turn);
	const back = buttonIn(transcript, 'return');
	if (back) back.hidden = !isAway;
	if (word?.next && !player.paused) {
		nextWord = setTimeout(followSpeech, (word.next * 1000) / player.playbackRate, player);
	}
}

export function toggleFollowing(player: HTMLAudioElement, button: HTMLElement): void {
	button.ariaPressed = String(button.ariaPressed !== 'true');
	remember('follow', button.ariaPressed);
	followSpeech(player);
}

/** Words that light up one after the other are motion too: who prefers less of it has to ask for them. */
export function restoreFollowing(player: HTMLAudioElement): void {
	for (const transcript of partsOf(player, 'follow')) {
		const button = buttonIn(transcript, 'follow');
		if (button) button.ariaPressed = remembered('follow') ?? String(!isCalm());
	}
}

/** Goes back to what is heard, with the focus as well: the button that had it goes away. */
export function returnToSpeech(player: HTMLAudioElement): void {
	const [transcript] = partsOf(player, 'follow');
	const turn = transcript && currentTurn(transcript);
	if (!turn) return;
	bringIntoView(turn);
	turn.querySelector('a')?.focus({ preventScroll: true });
	followSpeech(player);
}

function currentTurn(transcript: HTMLElement): HTMLElement | null {
	return transcript.querySelector('[aria-current]');
}

function buttonIn(transcript: HTMLElement, control: string): HTMLElement | null {
	return transcript.querySelector(`[data-newscast-do=${control}]`);
}
