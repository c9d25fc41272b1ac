import type { Language } from '../newsletter/newsletter.ts';

/** What was measured, for somebody who has never heard of it. */
interface Measure {
	name: string;
	meaning: string;
}

/** The words of the report on an episode's sound, for one language. */
export interface ReportStrings {
	title: string;
	how: string;
	/** Integrated loudness. */
	loudness: Measure;
	/** True peak. */
	peak: Measure;
	/** Loudness range. */
	range: Measure;
	/** Difference between the loudest and the softest host. */
	hosts: Measure;
	/** Longest silence. */
	pause: Measure;
	writer: string;
	engine: string;
	encoder: string;
}

const english: ReportStrings = {
	title: 'About the sound',
	how: 'Measured on the finished MP3, the way broadcasters do it (ITU-R BS.1770).',
	loudness: {
		name: 'Loudness',
		meaning: 'of the whole episode. Most podcasts lie between −19 and −14.',
	},
	peak: { name: 'Highest peak', meaning: 'Below 0, nothing is distorted.' },
	range: { name: 'Range', meaning: 'between quiet passages and loud ones.' },
	hosts: { name: 'Between the voices', meaning: 'Below 1, hardly anybody hears the difference.' },
	pause: { name: 'Longest pause', meaning: '' },
	writer: 'Script',
	engine: 'Voices',
	encoder: 'MP3',
};

const portuguese: ReportStrings = {
	title: 'Sobre o som',
	how: 'Medido no MP3 pronto, como fazem as emissoras (ITU-R BS.1770).',
	loudness: {
		name: 'Volume sonoro',
		meaning: 'no episódio inteiro. A maioria dos podcasts fica entre −19 e −14.',
	},
	peak: { name: 'Pico mais alto', meaning: 'Abaixo de 0, nada distorce.' },
	range: { name: 'Variação', meaning: 'entre trechos baixos e altos.' },
	hosts: { name: 'Entre as vozes', meaning: 'Abaixo de 1, quase ninguém percebe a diferença.' },
	pause: { name: 'Pausa mais longa', meaning: '' },
	writer: 'Roteiro',
	engine: 'Vozes',
	encoder: 'MP3',
};

export const reportStrings: Readonly<Record<Language, ReportStrings>> = { en: english, 'pt-BR': portuguese };
