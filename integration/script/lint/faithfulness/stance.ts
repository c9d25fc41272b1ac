import { plain } from './stems.ts';

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
	virtude corajoso corajosa coragem competente competentes competência justo justa rápido rápida saudável vivo viva orgulho

	good great excellent better best perfect flawless brilliant genius right correct success successes successful win
	wins won victory gain gains advantage advantages benefit benefits useful safe secure reliable reliably honest
	honesty cheap efficient effective elegant simple clear solid mature deserve deserves deserved worth praise applaud
	approve approved admire admirable recommend respect progress improve improves improved improvement work works worked perfectly
	solve solves solved saves saved triumph wonderful fantastic sensible smart wise favor favour favorable
	necessary indispensable essential innocent virtue brave courage competent competence fair fast healthy alive proud
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

/** Words that are each other's contrary: one in the place of the other says the opposite. */
const contraries = `
	mais menos
	more|most less|least|fewer|fewest
	bem mal
	well badly|poorly
	vitória derrota|rendição|capitulação
	victory|win|triumph defeat|surrender|capitulation
	comemora|comemoram|celebra|festeja|aplaude|aplaudem reclama|reclamam|lamenta|chora|grita|vaia
	cheers|cheer|applauds|celebrates|laughs complains|complain|screams|cries|weeps|boos|panics
	promissor|esperançoso irrecuperável|perdido|acabado
	promising|hopeful hopeless|doomed|finished
	ciência superstição|horóscopo|publicidade
	science superstition|horoscope|advertising
	ajudou|serviu|serve falhou|traiu
	helped|served failed|betrayed
	ganho desperdício
	fato|dado palpite|opinião|boato
	fact guess|rumor|opinion
	remédio|cura doença|veneno
	cure|medicine disease|poison
	vantagem desvantagem|estorvo
	asset|strength liability|weakness
	maduro|pronto cru|imaturo|verde
	ready|mature unready|immature|raw
	obrigatório opcional|facultativo
	mandatory|required optional|voluntary
	primeiro último
	first last
	dentro fora
	inside outside
	barulho silêncio
	noise silence
	bom|boa|ótimo|excelente ruim|péssimo|mau|má
	melhor pior
	barato caro
	rápido lento
	certo|correto errado|incorreto
	sempre nunca|jamais
	todos|todas|tudo nenhum|nenhuma|nada|ninguém
	subir|subiu|sobe|sobem|subiram|aumentar|aumentou|aumenta|aumentaram|cresceu|cresce|crescer cair|caiu|cai|caem|caíram|diminuir|diminuiu|diminui|reduziu|reduz|baixou|baixa|encolheu|encolhe
	ganhar|ganhou|ganha|ganharam|venceu|vencer perder|perdeu|perde|perderam
	funciona|funcionou|funcionam|funcionar falha|falhou|falham|falhar
	acerta|acertou|acerto|acertaram erra|errou|erro|erraram
	seguro|segura inseguro|insegura|perigoso|perigosa|arriscado
	simples complexo|complexa|complicado|complicada
	aceitar|aceita|aceitou|aceitaram|aceitem|aceite recusar|recusa|recusou|recusaram|rejeitar|rejeita|rejeitou
	permitir|permite|permitiu proibir|proíbe|proibiu|proibido
	útil|úteis inútil|inúteis
	culpado|culpada|culpa inocente|inocentes
	favor|favorável contra|contrário|contrária
	forte|fortes fraco|fraca|fracos
	grande|enorme|maior pequeno|pequena|minúsculo|menor
	fácil|fáceis difícil|difíceis
	honesto|honesta desonesto|desonesta
	possível impossível
	responsável irresponsável
	competente incompetente
	necessário|necessária|indispensável desnecessário|desnecessária|dispensável
	sucesso|triunfo fracasso|fiasco|desastre
	verdade|verdadeiro mentira|falso
	começa|começou|começar acaba|acabou|acabar|termina|terminou
	abriu|abre|abrir fechou|fecha|fechar
	comprar|comprou|compra|compre vender|vendeu|venda
	contratar|contratou|contrata demitir|demitiu|demite
	público|pública|públicos privado|privada|privados
	novo|nova|moderno velho|velha|antigo|antiga
	vivo|viva morto|morta
	cedo tarde
	ligar|liga|ligado|ligou desligar|desliga|desligado|desligou
	lucro prejuízo
	virtude vício|defeito
	aumento queda|redução
	ame|amo|adoro|gosto odeio|detesto
	apoio|defendo|aprovo condeno|rejeito|reprovo

	good|great|excellent bad|awful|terrible|horrible
	better worse
	best worst
	problema|defeito|dificuldade solução|remédio
	problem|flaw solution|remedy
	risco|perigo|ameaça segurança|oportunidade|garantia
	risk|danger|threat safety|opportunity|guarantee
	gasto|despesa|custo economia|receita
	gasta|gastou|desperdiça|desperdiçou economiza|economizou|poupa|poupou
	wastes|wasted|spends|spent saves|saved
	ganho|lucro|vantagem|benefício perda|desvantagem|malefício
	gain|advantage|benefit loss|disadvantage|harm
	avanço|progresso|evolução atraso|retrocesso|recuo
	advance|advancement retreat|setback|delay
	adiantado atrasado
	construir|constrói|construiu|criar|cria|criou destruir|destrói|destruiu
	build|builds|built|create|creates|created destroy|destroys|destroyed
	ajuda|ajudou|ajudar|colabora atrapalha|atrapalhou|atrapalhar|prejudica
	help|helps|helped hurt|hurts|harm|harms|harmed|hinders
	protege|protegeu|proteger ameaça|ameaçou|expõe|expôs
	protect|protects|protected threatens|exposes|exposed|endangers
	acredita|acreditar|confiável duvida|duvidar|duvidoso
	reliable|trustworthy|dependable unreliable|untrustworthy|flaky
	transparente|claro|clara obscuro|opaco|confuso
	transparent|clear opaque|murky|unclear|confusing
	sério|seriedade brincadeira|piada
	serious joke|frivolous
	inteligente|esperto|sábio burro|estúpido|tolo
	smart|clever|wise|intelligent stupid|dumb|foolish
	trabalhador|esforçado preguiçoso
	hardworking|diligent lazy
	corajoso|valente covarde|medroso
	brave|bold cowardly|timid
	bonito|belo|lindo feio|horrível
	beautiful|pretty ugly|hideous
	limpo sujo
	clean|tidy dirty|messy
	organizado|ordem bagunçado|bagunça|caos
	organized|order chaos|mess
	aberto fechado
	livre preso|proibido
	free trapped|forbidden
	rico|riqueza pobre|pobreza
	rich|wealth poor|poverty
	feliz|alegre|alegria triste|tristeza
	happy|joy sad|sadness|misery
	raro comum|frequente
	rare|unusual common|usual
	único|exclusivo comum|banal
	real|verdadeiro falso|fictício|imaginário
	real|genuine fake|imaginary|bogus
	público secreto
	obrigatório opcional|facultativo
	mandatory|required|compulsory optional|voluntary
	manual automático
	gratuito|grátis pago
	começo|início|princípio fim|final|término
	beginning|start end|finish
	entra|entrou|entrar sai|saiu|sair
	enter|enters|entered leave|leaves|left
	liga|conecta desconecta|separa
	aprovado|aprovou|aprovar reprovado|reprovou|reprovar|rejeitado
	approved|approves|approve rejected|rejects|disapproved
	elogio|elogiou|elogiar|aplauso crítica|criticou|criticar|vaia|insulto
	praise|praised|compliment criticism|criticised|criticized|insult
	ama|amou|adora|adorou odeia|odiou|detesta|detestou
	quer|deseja rejeita|repudia
	lembra|lembrou|lembrar esquece|esqueceu|esquecer
	remember|remembers|remembered forget|forgets|forgot
	acorda|acordou dorme|dormiu
	nasceu|nasce|nascer morreu|morre|morrer
	born died|dies
	vence|venceu|vitória perde|perdeu|derrota
	victory|triumph defeat|rout
	antes depois
	before after
	primeiro|primeira último|última
	first last
	acima abaixo
	above below
	alto baixo
	high|higher|tall low|lower
	caro gratuito
	leve pesado
	light heavy
	frio quente
	cold hot|warm
	quieto|silencioso|silêncio barulhento|barulho
	quiet|silent|silence loud|noisy|noise
	seco molhado
	dry wet
	forte|fortaleza|força fraqueza
	strength weakness
	virtude|qualidade fraqueza|falha
	robusto|sólido|estável frágil|instável
	robust|solid|stable|sturdy fragile|unstable|brittle|shaky
	previsível surpreendente|caótico
	maduro|adulto imaturo|infantil
	mature childish
	ético|moral antiético|imoral
	merece|merecem|merecido imerecido
	aceleram|acelera|acelerou freia|freou|atrasa|atrasou
	accelerate|accelerates|speeds slows|delays|delayed
	escolha|opção obrigação
	choice obligation
	solto preso
	ativo|ativa passivo|inativo
	active passive|inactive
	ativo|patrimônio passivo|dívida
	asset|assets debt|liability|liabilities
	remédio|cura veneno|doença
	medicine poison
	presente|dádiva|bênção castigo|maldição
	gift|blessing curse|punishment
	luxo|lixo tesouro
	treasure trash|garbage
	herói vilão
	hero villain
	gênio idiota
	genius idiot
	paraíso|céu inferno
	paradise|heaven hell
	exemplo|modelo contraexemplo|aberração
	continua|continuou|mantém|manteve para|parou|abandona|abandonou
	continue|continues|keep|keeps|kept stop|stops|abandon|abandons|abandoned|drop
	fica|ficou|ficar sai|saiu
	stay|stays|stayed leave|leaves
	adota|adotou|adotem|adote abandona|abandonou|abandonem|abandone
	adopt|adopts|adopted abandon|abandons
	adicione|acrescente|adiciona remova|retire|remove|apague
	add|adds|added remove|removes|removed|delete
	instale|instalem desinstale|desinstalem
	ataca|atacou|atacar defende|defendeu|defender
	attack|attacks|attacked|attacking defend|defends|defended|defending
	une|uniu divide|dividiu|separa
	unite|unites divide|divides
	orgulho|honra|glória vergonha|desonra
	respeito|respeita|respeitou desrespeito|desrespeita|desprezo|despreza
	respect|respects contempt|disrespect|despises
	mérito culpa|demérito
	credit blame
	ágil lerdo|moroso
	jovem velho
	young old
	proud ashamed
	orgulhoso envergonhado
	investimento desperdício
	investment waste
	cuidadoso descuidado|negligente
	careful|cautious careless|negligent|reckless
	brilhante|genial medíocre|tosco
	brilliant mediocre|dull
	inofensivo perigoso|nocivo
	harmless dangerous|harmful
	temporário|provisório permanente|definitivo
	temporary permanent
	sorte azar
	luck|lucky misfortune|unlucky
	perfeito falho|imperfeito|defeituoso
	perfect|flawless flawed|imperfect
	vago|impreciso exato|preciso
	vague precise|exact
	intencional|proposital acidental
	deliberate|intentional accidental
	promessa ameaça
	promise threat
	aliado|aliada inimigo|inimiga
	ally enemy
	liberdade prisão|escravidão
	freedom prison|slavery
	ciência superstição
	science superstition
	conhecimento|saber ignorância
	knowledge ignorance
	sabedoria estupidez|burrice
	wisdom stupidity
	verdadeira mentirosa
	sinceridade|franqueza hipocrisia|cinismo
	sincerity|honesty hypocrisy|cynicism
	justo|justiça injusto|injustiça
	fair|justice unfair|injustice
	atual|atualizado ultrapassado|obsoleto|desatualizado
	current|modern obsolete|dated
	essencial|importante|fundamental supérfluo|irrelevante|dispensável
	essential|important superfluous|irrelevant|unimportant
	interessa importa
	lembrança esquecimento
	confiança medo|desconfiança
	confidence doubt
	certeza dúvida
	certainty doubt
	esperança desespero
	hope despair
	paz guerra
	peace war
	amor ódio
	love hatred
	vida morte
	life death
	dia noite
	day night
	piorou melhorou
	calmo nervoso|agitado
	calm nervous|panicked
	gentil|educado|cortês rude|grosseiro
	polite|kind rude|cruel
	sozinho acompanhado
	alone together
	igual diferente
	same|equal different
	inteiro|completo parcial|incompleto|metade
	whole|complete partial|incomplete
	ganhador|vencedor perdedor
	winner loser
	sucesso|acerto fracasso|erro
	avançado atrasado|primitivo
	advanced primitive|backward
	profundo raso|superficial
	deep shallow
	largo estreito
	wide narrow
	grosso fino
	thick thin
	duro|rígido mole|flexível
	rigid flexible
	maioria minoria
	majority minority
	mais menos
	muito|muita|muitos|muitas pouco|pouca|poucos|poucas
	much|many little|few
	tudo nada
	alguém ninguém
	somebody|someone|everybody|everyone nobody
	pride|honor|honour|glory shame|disgrace
	melhora|melhorou|melhoram|melhorar piora|piorou|pioram|piorar
	amigo inimigo
	friend enemy
	prêmio|recompensa castigo|punição
	reward punishment
	dentro fora
	inside outside
	confia|confie|confiança desconfia|desconfie|desconfiança
	trust distrust|mistrust
	saudável doente
	healthy sick
	cura doença
	cure disease
	coragem medo|covardia
	courage fear|cowardice
	presente|presença ausente|ausência
	presence absence
	máximo mínimo
	maximum minimum
	longe perto
	far near
	cheio vazio
	full empty
	curto longo|comprido
	short long
	interessante|divertido chato|entediante
	interesting boring|dull
	cheap|cheaper|cheapest expensive|costly|costliest|dearest
	fast|faster|quick slow|slower
	right|correct wrong|incorrect
	always never
	everyone|everybody|all nobody|none
	everything nothing
	rise|rises|rose|increase|increased|increases|grew|grows|grow fall|falls|fell|decrease|decreased|drop|dropped|shrank|shrinks|shrink
	win|wins|won lose|loses|lost
	works|worked|work fails|failed|fail|broken
	success|triumph failure|fiasco|disaster
	safe|secure unsafe|insecure|dangerous|risky
	simple complex|complicated
	accept|accepts|accepted refuse|refused|reject|rejected
	allow|allows|allowed forbid|forbids|forbidden|ban|banned
	useful useless
	guilty innocent
	for|favor|favour against
	strong weak
	big|huge|large|bigger small|tiny|smaller
	easy hard|difficult
	honest dishonest
	possible impossible
	responsible irresponsible
	competent incompetent
	necessary|essential unnecessary
	true false
	truth lie
	start|starts|started|begin|begins|began stop|stops|stopped|end|ends|ended
	open|opens|opened close|closes|closed
	buy|bought sell|sold
	hire|hired fire|fired
	public private
	new|modern old|outdated
	alive dead
	early late
	asset liability
	profit loss
	love|loves|like|likes hate|hates|dislike
	support|supports|approve oppose|opposes|condemn
	more less|fewer
	popular unpopular
	progress regress|setback`;

const opposites = new Map<string, Set<string>>();
for (const line of contraries.split('\n')) {
	const [one, other] = line
		.trim()
		.split(/\s+/)
		.map((side) => side.split('|').flatMap(inflections));
	if (!one || !other) continue;
	for (const word of one) for (const contrary of other) addContrary(word, contrary);
}

function addContrary(one: string, other: string): void {
	opposites.set(one, (opposites.get(one) ?? new Set<string>()).add(other));
	opposites.set(other, (opposites.get(other) ?? new Set<string>()).add(one));
}

/** Gender and number of a Portuguese adjective, number of any other word. */
function inflections(written: string): string[] {
	const word = plain(written);
	const root = word.replace(/o$/, '');
	return root === word ? [word, `${word}s`] : [word, `${word}s`, `${root}a`, `${root}as`];
}

/** What makes a word its contrary in either language: “sustentável” and “insustentável”, “safe” and “unsafe”. */
const prefixes = ['in', 'im', 'ir', 'il', 'i', 'des', 'dis', 'un', 'non', 'mis', 'anti', 'ab'];
const rootLength = 4;

/** Whether of two words, folded, one is the other's contrary. */
export function areContrary(one: string, other: string): boolean {
	const [first, second] = [plain(one), plain(other)];
	if (opposites.get(first)?.has(second)) return true;
	const [short, long] = first.length < second.length ? [first, second] : [second, first];
	if (short.length >= rootLength && prefixes.some((prefix) => long === prefix + short)) return true;
	return /(?:ful|less)$/.test(first) && first !== second && withoutDegree(first) === withoutDegree(second);
}

function withoutDegree(word: string): string {
	return word.replace(/(?:ful|less)$/, '');
}
