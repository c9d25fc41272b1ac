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
	previousChapter: string;
	nextChapter: string;
	speed: string;
	share: string;
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
	previousChapter: 'Previous chapter',
	nextChapter: 'Next chapter',
	speed: 'Speed',
	share: 'Copy link to this moment',
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
	previousChapter: 'Capítulo anterior',
	nextChapter: 'Próximo capítulo',
	speed: 'Velocidade',
	share: 'Copiar link deste momento',
	shared: 'Link copiado',
	follow: 'Acompanhar a leitura',
	toSpeech: 'Ir para o que está sendo dito',
};

export const playerStrings: Readonly<Record<Language, PlayerStrings>> = { en: english, 'pt-BR': portuguese };
