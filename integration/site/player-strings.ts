import type { Language } from '../newsletter/newsletter.ts';

/** The words of the player, for one language. */
export interface PlayerStrings {
	play: string;
	pause: string;
	/** Accessible name of the slider. */
	position: string;
	/** Follows the clock: `1:23 of 9:10`. */
	of(length: string): string;
	back: string;
	forward: string;
	/** Accessible name of the list to choose from. */
	chapter: string;
	previousChapter: string;
	nextChapter: string;
	speed: string;
	mute: string;
	volume: string;
	/** What the button says, and what it is called in full. */
	share: string;
	shareMoment: string;
	shared: string;
	/** Switches the highlighting of what is said. */
	follow: string;
	/** Leads to what is said, from elsewhere in the transcript. */
	toSpeech: string;
}

const english: PlayerStrings = {
	play: 'Play',
	pause: 'Pause',
	position: 'Position',
	of: (length) => ` of ${length}`,
	back: 'Back 10 s',
	forward: 'Forward 30 s',
	chapter: 'Chapter',
	previousChapter: 'Previous chapter',
	nextChapter: 'Next chapter',
	speed: 'Speed',
	mute: 'Mute',
	volume: 'Volume',
	share: 'Copy link',
	shareMoment: 'Copy link to this moment',
	shared: 'Link copied',
	follow: 'Follow along',
	toSpeech: 'Go to what is being said',
};

const portuguese: PlayerStrings = {
	play: 'Tocar',
	pause: 'Pausar',
	position: 'Posição',
	of: (length) => ` de ${length}`,
	back: 'Voltar 10 s',
	forward: 'Avançar 30 s',
	chapter: 'Capítulo',
	previousChapter: 'Capítulo anterior',
	nextChapter: 'Próximo capítulo',
	speed: 'Velocidade',
	mute: 'Silenciar',
	volume: 'Volume',
	share: 'Copiar link',
	shareMoment: 'Copiar link deste momento',
	shared: 'Link copiado',
	follow: 'Acompanhar a leitura',
	toSpeech: 'Ir para o que está sendo dito',
};

export const playerStrings: Readonly<Record<Language, PlayerStrings>> = { en: english, 'pt-BR': portuguese };
