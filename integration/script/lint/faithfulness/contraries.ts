import { plain, stemOf } from './stems.ts';

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
	gratuito|grátis custa|custam|cobra|cobram
	free costs|charges
	funcionar|funciona|funcionam|rodar|roda|andar|anda parar|para|trava|travam|emperra
	work|works|worked|run|runs|go|goes stop|stops|stopped|halts|crashes
	concorda|concordo|concordam|concordar|concordou discorda|discordo|discordam|discordar|discordou|recusa|recusam
	agree|agrees|agreed refuse|refuses|refused|decline|declines|object|objects
	mantenho|mantém|mantêm|sustento retiro|retira|recuo|desisto|desdigo
	keep|keeps|kept|stand|stands|uphold withdraw|withdraws|withdrew|retract|retracts
	sabe|sei|sabem|conhece ignora|ignoram|desconhece|desconhecem
	know|knows|knew ignore|ignores|unaware
	favorito|favorita|predileto|querido detestado|detestada|odiado|odiada
	favorite|favourite|beloved hated|detested|loathed
	reembolsar|reembolsado|devolver|devolvido cobrar|cobrado|pagar|pago
	refund|refunded|refunds pay|paid|charge|charged
	good|fine|well|perfect|perfectly wrong|amiss
	bom|bem|perfeito errado|mal
	demitir|demita|demitam|demitido|dispensar|dispensado promover|promovido|contratar|contratado|premiar|premiado
	fire|fired|sack|sacked|dismiss promote|promoted|hire|hired|reward|rewarded
	paga|pagam|cobra|cobram|gasta economiza|economizam|poupa|recebe
	rouba|roubam|tira|tiram protege|protegem|devolve|garante
	steal|steals|stealing|robs protect|protects|give|gives|guarantee|guarantees
	refuse|refuses love|loves|enjoy|enjoys|accept
	recuso|recusa adoro|adora|aceito
	dia noite
	ready|finished hopeless|unready|unfinished
	flawless|faultless wrong|flaw|flaws|flawed|faulty
	slower fast
	uglier pretty|beautiful
	progress regress|setback`;

/** Letters of a root that are enough to know a word by. */
const rootLength = 4;

const opposites = new Map<string, Set<string>>();
const stemOpposites = new Map<string, Set<string>>();
for (const line of contraries.split('\n')) {
	const [one, other] = line
		.trim()
		.split(/\s+/)
		.map((side) => side.split('|').flatMap(inflections));
	if (!one || !other) continue;
	for (const word of one) for (const contrary of other) addContrary(word, contrary);
	for (const word of one.map(stemOf)) for (const contrary of other.map(stemOf)) addStems(word, contrary);
}

/** Shorter stems are of too many words. */
function addStems(one: string, other: string): void {
	if (Math.min(one.length, other.length) < rootLength || one === other) return;
	stemOpposites.set(one, (stemOpposites.get(one) ?? new Set<string>()).add(other));
	stemOpposites.set(other, (stemOpposites.get(other) ?? new Set<string>()).add(one));
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

/** Whether of two words, folded, one is the other's contrary. */
export function areContrary(one: string, other: string): boolean {
	const [first, second] = [plain(one), plain(other)];
	if (opposites.get(first)?.has(second)) return true;
	if (stemOpposites.get(stemOf(first))?.has(stemOf(second))) return true;
	const [short, long] = first.length < second.length ? [first, second] : [second, first];
	if (short.length >= rootLength && prefixes.some((prefix) => long === prefix + short)) return true;
	return /(?:ful|less)$/.test(first) && first !== second && withoutDegree(first) === withoutDegree(second);
}

function withoutDegree(word: string): string {
	return word.replace(/(?:ful|less)$/, '');
}
