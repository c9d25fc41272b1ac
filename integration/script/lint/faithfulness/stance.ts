/** Words of judgement. One list for both languages, because newsletters mix them. */
const praise = `
	bom boa bons boas ótimo ótima excelente melhor melhores perfeito perfeita impecável brilhante genial acerto acertou
	acertaram acertada acertado certo certa correto correta sucesso sucessos vitória venceu vencem ganhou ganho ganhos
	vantagem vantagens benefício benefícios honra glória útil úteis seguro segura confiável confiáveis honesto honesta honestidade
	barato barata eficiente eficaz elegante simples claro clara sólido sólida maduro madura merece merecem merecido
	vale valem elogio elogiar elogiável aplauso parabéns aprovo aprovado admiro admirável recomendo respeito avanço
	avançou progresso melhorou melhora melhoria funciona funcionou funcionam resolve resolveu resolvem salva salvou
	triunfo maravilha maravilhoso maravilhosa fantástico fantástica sensato sensata inteligente inteligentes favorável
	favor necessário necessária indispensável essencial inocente
	favorito favorita favoritos favoritas querido querida exemplar notável admirável formidável extraordinário extraordinária
	valioso valiosa tesouro joia presente bênção avançado avançada responsável generoso generosa digno digna decente
	transparente limpo limpa bonito bonita bem-feito caprichado firme estável robusto robusta ético ética verdadeiro verdadeira
	virtude corajoso corajosa coragem competente competentes competência justo justa rápido rápida saudável vivo viva orgulho

	good great excellent better best perfect flawless brilliant genius right correct success successes successful win
	wins won victory gain gains advantage advantages benefit benefits useful safe secure reliable reliably honest
	honesty cheap efficient effective elegant simple clear solid mature deserve deserves deserved worth praise applaud
	approve approved admire admirable recommend respect progress improve improves improved improvement work works worked perfectly
	solve solves solved saves saved triumph wonderful fantastic sensible smart wise favor favour favorable
	necessary indispensable essential innocent virtue brave courage competent competence fair fast healthy alive proud
	favorite favourite beloved remarkable outstanding superb splendid valuable treasure gem gift blessing generous decent
	transparent clean sturdy stable robust ethical truthful dignified noble responsible trustworthy masterpiece
	love loved loves beautiful delightful honor honour glory impressive celebrate welcome thrive thriving`;

const blame = `
	ruim ruins péssimo péssima pior piores mau má horrível terrível desastre desastroso desastrosa fracasso fracassou
	fracassa fiasco vergonha vergonhoso vergonhosa absurdo absurda ridículo ridícula estúpido estúpida burrice idiota
	idiotice tolice bobagem besteira asneira errado errada errados erradas erro erros errou erram mentira mentiras
	mentiu mente falso falsa farsa fraude golpe roubo roubaram crime criminoso irresponsável irresponsabilidade
	negligência negligente preguiça preguiçoso incompetente incompetentes incompetência inútil inúteis lixo porcaria
	perigo perigoso perigosa risco arriscado arriscada inseguro insegura caro cara caros caras lento lenta quebrado
	quebrada culpa culpado culpada culpados desculpa desculpas defeito problema
	problemas prejuízo prejuízos perda perdas perdeu desperdício desperdiçou burro burra medo covarde covardia ilusão
	engano enganou enganação engodo teatro circo piada palhaçada roleta armadilha bomba veneno praga doença morto morta
	morreu morte cemitério enterro caixão lixeira dívida vazamento abandono abandonado recuse recusem cancele cancelem
	fuja fujam evite evitem rejeito condeno contra inaceitável intolerável indefensável imperdoável injustificável
	desonesto desonesta desonestidade hipócrita hipocrisia cínico cinismo patético patética lamentável trágico tragédia
	sequestro sequestrar refém roubo roubar assalto assassinato tortura castigo praga insultar farsante
	traição trair traiu traem escândalo escandaloso escandalosa ofensa ofensivo insulto desprezo desprezível desprezar detestável
	detestado odioso nojento nojo podre vaidade vaidoso arrogante arrogância ganância ganancioso mesquinho mesquinha crueldade
	cruel abuso abusivo extorsão chantagem interrogatório censura vigilância espionagem sabotagem suborno corrupção corrupto
	indecência indecente trapaça calote charlatão embuste truque golpista falhou falham fraco fraca frágil obsoleto obsoleta atrasado atrasada
	medíocre tosco tosca malfeito desleixo desleixado descaso omissão omisso culpados vexame humilhação derrota rendição
	ameaça ameaças vergonhosos infantil ingênuo ingênua loucura insanidade maluquice delírio fantasia ficção mito lenda
	burocracia labirinto entulho sucata carcaça enfeite muleta esmola prisão cadeia
	catástrofe catastrófico caos bagunça gambiarra remendo superstição ritual horóscopo

	bad worse worst awful terrible horrible disaster disastrous failure failures fiasco shame shameful
	disgrace disgraceful absurd ridiculous stupid stupidity idiotic idiocy foolish nonsense garbage trash junk rubbish
	wrong mistake mistakes error errors lie lies lied lying liar false fake fraud scam theft steal stole crime criminal
	irresponsible negligence negligent reckless lazy incompetent incompetence useless worthless pointless danger
	dangerous risk risky unsafe insecure expensive slow broken broke breaks blame guilty fault faults excuse excuses
	defect problem problems loss losses lost waste wasted wasteful fear coward cowardice cowardly illusion deceive
	deception theater theatre circus joke roulette trap bomb poison plague disease dead died death graveyard funeral
	coffin debt leak liability abandon abandoned refuse cancel avoid reject condemn against unacceptable intolerable
	indefensible unforgivable inexcusable dishonest dishonesty hypocrite hypocrisy cynical cynicism pathetic lamentable
	kidnapping hostage robbery murder torture punishment steals stealing stolen insults
	betrayal betray betrays betrayed scandal scandalous outrage outrageous contempt contemptible despicable disgusting
	offensive vain vanity arrogant arrogance greed greedy petty cruelty cruel abuse abusive extortion blackmail interrogation
	censorship surveillance sabotage bribe corruption corrupt trick swindle hoax sham farce failed fails weak fragile
	flimsy obsolete outdated mediocre sloppy shoddy careless neglect humiliation defeat surrender threat menace childish naive
	madness insanity insane delusion fantasy fiction myth bureaucracy maze wreck crutch hostage prison ransom nightmare
	indecent indecency insulting evil vile monstrous appalling dreadful lousy miserable hopeless doomed wrecked ruin ruined rot
	tragic tragedy catastrophe catastrophic chaos mess hack superstition ritual horoscope hate hated ugly toxic rotten
	insult insulting malpractice gambling gamble decoration`;

/** Words that leave no exception. */
const absolutes = `
	nunca jamais sempre ninguém nenhum nenhuma nada todo toda todos todas tudo único única só somente apenas maior menor
	melhor pior máximo mínimo total totalmente completamente absolutamente inteiro inteira cada qualquer obrigatório
	obrigatória obrigação proibido proibida exige exigem basta
	impossível inevitável definitivamente claramente obviamente certamente evidente simplesmente

	never always nobody none nothing no every everything everyone all only biggest largest smallest best worst total
	totally completely absolutely entire entirely must mandatory forbidden impossible inevitable
	definitely clearly obviously certainly plainly simply exactly`;

const list = (words: string): ReadonlySet<string> =>
	new Set(words.split(/\s+/).filter((word) => word !== ''));

const praiseWords = list(praise);
const blameWords = list(blame);
const absoluteWords = list(absolutes);

/** Whether a word, folded, judges, and how: 1 for praise, -1 for blame, 0 for neither. */
export function signOf(folded: string): -1 | 0 | 1 {
	const single = folded.replace(/s$/, '');
	const good = praiseWords.has(folded) || praiseWords.has(single);
	const bad = blameWords.has(folded) || blameWords.has(single);
	return good === bad ? 0 : good ? 1 : -1;
}

/** Whether a word, folded, leaves no exception. */
export function isAbsolute(folded: string): boolean {
	return absoluteWords.has(folded);
}

const demands = list(
	'recuse recusem cancele cancelem fuja fujam evite evitem abandone abandonem rejeite rejeitem refuse cancel avoid reject abandon condemn',
);
const necessity = list(
	'precisa precisam deve devem devia deviam tem têm exijo exigimos needs need must has have should',
);

const measures = list('better worse worth melhor melhores pior piores vale valem');

/** Whether a word, folded, compares: it can be turned around without a word of judgement. */
export function isMeasure(folded: string): boolean {
	return measures.has(folded);
}

/** Whether a word, folded, asks for something to be done away with. */
export function isDemand(folded: string): boolean {
	return demands.has(folded) || demands.has(folded.replace(/s$/, ''));
}

/** Whether a word, folded, says that something has to be done. */
export function isNecessity(folded: string): boolean {
	return necessity.has(folded);
}
