import type { Language } from '../../../newsletter/newsletter.ts';
import { splitSentences } from '../../sentences.ts';
import { isContent } from '../faithfulness/stop-words.ts';
import type { PhraseMatch } from '../phrase-list.ts';
import { wordsIn } from '../words.ts';

/** What somebody does who speaks to listeners, and to whom, in what and for when they do it. */
interface Shape {
	hello: RegExp;
	/** Thanks, stay, come back, meet again, end. */
	parting: RegExp;
	/** Needs none of the others to be one. */
	plain: RegExp;
	audience: RegExp;
	/** The show, its parts and when it goes on. */
	show: RegExp;
	/** Wishes, and what is nice about being there. */
	pleasantry: RegExp;
	/** What listeners are asked to do with the show. */
	media: RegExp;
	/** How a sentence about somebody else begins. */
	others: RegExp;
	/** Words that may stand between these. */
	filling: RegExp;
}

const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'giu');

const shapes: Readonly<Record<Language, Shape>> = {
	'pt-BR': {
		hello: word(
			'ol[áa]|oi|al[ôo]|salve|e aí|bom dia|boa tarde|boa noite|(?:muito )?bem[ -]?vind[oa]s?|saudações|estamos (?:de volta|no ar)|de volta',
		),
		parting: word(
			'obrigad[oa]s?|valeu|agradeço|agradecemos|fiquem?|fica|continuem?|permaneçam?|sigam?|acompanhem?|não (?:saiam?|sai|percam?|perde|desgrudem?|mudem?|desliguem?)|aguardem?|voltamos|voltaremos|voltam|volta|retornamos|encerr(?:amos|ando)|terminamos|chegamos ao (?:fim|final)|inscrevam?|assinem?|compartilhem?|curtam?|avaliem?|tchau|abraços?|beijos?',
		),
		plain: word(
			'já volt(?:o|amos)|voltamos já|não (?:saiam?|sai) daí|tchau(?: tchau)?|até (?:mais|logo|breve|já|amanhã|(?:a )?próxima|(?:o )?próximo|(?:a )?semana que vem)|daqui a pouco tem mais|tem mais (?:daqui a pouco|já já|em instantes|depois)|rápido intervalo|inscrevam?-se|se inscrevam?|cinco estrelas|(?:esse|este) foi o|essa foi a|nos (?:vemos|ouvimos|encontramos|falamos)|(?:vejo|espero|encontro) vocês|fim d[eo] (?:bloco|programa|episódio|segmento|quadro|transmissão)|a gente se (?:vê|ouve|fala)|por hoje é (?:só|isso)|(?:é|foi) (?:só|isso) por hoje|ficamos por aqui|fico por aqui',
		),
		audience: word(
			'pessoal|gente|galera|ouvintes?|amig[oa]s|vocês?|tod[oa]s|turma|público|audiência|companhia|escuta|quem (?:está|nos)|atenção|conosco|comigo|nos|ligad[oa]s?|sintonizad[oa]s?|daí|aí|por aqui',
		),
		show: word(
			'episódios?|programas?|podcasts?|edição|intervalo|blocos?|segmento|quadro|show|canal|próxim[oa]|semana que vem|amanhã|breve|logo|já|hoje|daqui a pouco|instante|instantes|minuto|minutinho|comerciais|fones?|rádio',
		),
		pleasantry: word(
			'tudo bem|como (?:vão|vai|estão|está)|que bom|bom ter|prazer|bom (?:fim de semana|domingo|descanso|feriado)|boa semana|cuidem-se|se cuidem?|tenham',
		),
		media: word(
			'inscrev\\p{L}*|assinem?|sigam?|compartilh\\p{L}*|curtam?|curte|avali\\p{L}*|deixem?|comentários?|estrelas?|redes(?: sociais)?|canal|sininho|botão|amig[oa]s?|indiquem?',
		),
		others: /^(?:el[ea]s?|ninguém|quem|isso|isto|os?|as|a(?! gente)|uma?|todo) /iu,
		filling: word(
			'ouvir(?:em)?|ouvindo|escutando|acompanhando|escutar(?:em)?|acompanhar(?:em|nos)?|estar(?:em)?|aqui|novo|mais|muito|até|grande|forte|quem|ouve|escuta|está|estão|nossos?|nossas?|car[oa]s?|querid[oa]s?|depois|ao|fim|final|tchau|agora|vez|vemos|encontro|vamos|rápido|rápida|tem|ter|estar|cinco|sociais|um|foi|hoje|aplicativo',
		),
	},
	en: {
		hello: word(
			"hello|hi|hey|howdy|greetings|good (?:morning|afternoon|evening|day)|welcome(?: back)?|(?:we're|we are) (?:back|live|on)",
		),
		parting: word(
			"thanks|thank you|cheers|appreciate|stay|stick|hang (?:on|in there|tight|about)|coming up|more (?:on that |of that |of this )?(?:after|in a)|take a|(?:that )?wraps? up|leave you|back (?:after|in a)|don't (?:go|touch|move|leave|miss|forget)|do not (?:go|touch|move|leave|miss|forget)|(?:be|come|coming|right) back|see you|catch you|talk to you|until|till|join us|tune in|tuned|subscribe|follow us|goodbye|bye|farewell|so long|take care|good night",
		),
		plain: word(
			"(?:be|come|coming) right back|be back soon|stick around|stay tuned|keep listening|keep it here|leave (?:us )?a (?:review|comment|rating)|end of (?:the |this |our )?(?:segment|show|episode|part|program(?:me)?|broadcast|transmission)|stay with us|more after (?:this|the break)|coming up next|five stars|signing off|goodbye|bye(?: bye)?|farewell|good night|that's a wrap|over and out|see you (?:soon|later|around)|catch you (?:soon|later)",
		),
		audience: word(
			'everyone|everybody|listeners?|folks|friends|all|guys|people|ladies|gentlemen|audience|there|again|around|tight|us|with us|put|you all|where you are|(?:have|with|to|leave|are|of) you|anywhere|away',
		),
		show: word(
			'shows?|episodes?|podcasts?|program(?:me)?s?|segments?|break|edition|channel|listening|tuning(?: in)?|joining|being|company|next (?:time|week|episode|month|issue)|soon|tomorrow|moment|minute|second|after (?:this|the break)|today|later|tonight|subscribe|part',
		),
		pleasantry: word(
			'great|nice|lovely|happy|glad|pleasure|delighted|have a|how are (?:you|we)|hope you|good to|enjoy',
		),
		media: word(
			'subscrib\\p{L}*|follow|share|rate|stars?|button|bell|hit|tell (?:a|your) friends?|comments?',
		),
		others: /^(?:it|they|he|she|who|nobody|the(?! end)|an?|every|no one) /iu,
		filling: word(
			'right|back|here|very|much|once|more|dear|safe|well|then|off|tuned|time|week|short|quick|after|forget|new|my|our|having|listen|have|week|weekend|evening|day|night|rest|nice|next|one|go|take|your|yourselves|part|where|up|on|coming|doing|was',
		),
	},
};

/** A sentence that greets listeners, or else parts with them. */
export interface Address extends PhraseMatch {
	greets: boolean;
}

/** Words of a sentence that does nothing but greet or part. */
const longest = 14;

/**
 * Sentences that greet listeners or part with them, whatever the words: an act, its audience or the show, and nothing of
 * a story besides. The phrase is the act.
 * @param names Those of the show and its hosts, which tell nothing of a story either.
 */
export function findAddresses(written: string, language: Language, names: readonly string[] = []): Address[] {
	const shape = shapes[language];
	// Of the same length, so that offsets hold.
	const text = names.reduce(
		(left, name) => left.replaceAll(name, () => '-'.repeat(name.length)),
		written.replaceAll('’', "'"),
	);
	const found: Address[] = [];
	for (const { start, end } of splitSentences(text, language)) {
		const sentence = text.slice(start, end);
		if (/["“”«»]/u.test(sentence) || wordsIn(sentence).length > longest) continue;
		const families = familiesIn(sentence, shape);
		if (shape.others.test(sentence) && !families.includes('pleasantry')) continue;
		const isPlain = sentence.search(shape.plain) >= 0;
		if ((!isPlain && families.length < 2) || restOf(sentence, shape) > 0) continue;
		const greets = families.includes('hello');
		found.push({ start, end, phrase: greets ? 'hello' : (families[0] ?? 'plain'), greets });
	}
	return found;
}

/** Whatever else an address does, somebody has to do something: an audience and a time are none by themselves. */
const acts = ['hello', 'parting', 'pleasantry', 'media'] as const;
const objects = ['audience', 'show'] as const;

function familiesIn(sentence: string, shape: Shape): string[] {
	const done = acts.filter((family) => sentence.search(shape[family]) >= 0);
	if (done.length === 0) return [];
	// “Hello again, folks”: what is left once its act is taken away.
	const act = shape[done[0] ?? 'hello'];
	const left = sentence.replace(act, ' ');
	const more = [...done.slice(1), ...objects].filter((family) => left.search(shape[family]) >= 0);
	return [...done.slice(0, 1), ...more];
}

/** How many words tell something else. */
function restOf(sentence: string, shape: Shape): number {
	const { plain, hello, parting, audience, show, pleasantry, media, filling } = shape;
	const patterns = [plain, hello, parting, audience, show, pleasantry, media, filling];
	const bare = patterns.reduce((left, pattern) => left.replace(pattern, ' '), sentence);
	return wordsIn(bare).filter(({ folded }) => isContent(folded)).length;
}
