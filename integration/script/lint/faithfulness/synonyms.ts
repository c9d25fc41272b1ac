import { stemOf } from './stems.ts';

/**
 * Irregular inflections, a word a line, its commonest form first; what `stemOf` knows is left out. Both languages at
 * once, because newsletters mix them.
 */
const irregular = `
	ser é são sou somos era foi foram fui sido seja fosse fossem for
	ver vi viu vê vejo veja vejam visto vista via visse vissem viram
	dizer diz disse dito digo diga dizem disseram
	fazer faz fez fiz feito faço faça fazem fizeram
	pôr pôs põe ponho ponha ponham posto põem puseram
	saber sei soube soubesse saiba sabe sabem souberam
	querer quis quer queira queiram quiser quisesse querem
	poder pode pôde posso possa pudesse podem
	pedir peço pede peça peçam
	perder perco perde perca
	trazer traz trouxe traga trazem
	vir vem veio vinha venha vêm vieram
	dar deu dá dei dou dê deram dão
	ler leio lê leu leia leiam lendo lido leitura
	ouvir ouço ouve ouça
	sair saiu sai saia saio saem saíram
	cair caiu cai caia caem caíram
	medir meço mede meça medição
	mentir minto mente minta mentira
	dormir durmo dorme durma
	crer creio crê
	colher colheita
	viajar viagem
	publicar publique publiquem
	pagar pague paguem
	julgar julgue
	chegar chegue
	tocar toque
	ficar fique fiquem
	trocar troque troquem
	largar largue
	começar comece
	exigir exijo exija
	agir ajo aja
	seguir sigo siga segue
	sentir sinto sinta sente
	servir sirvo sirva serve
	preferir prefiro prefira
	repetir repito repita repete
	conseguir consigo consiga consegue
	construir constrói constroem
	destruir destrói destroem
	resposta responder
	see saw seen
	say said says
	tell told
	speak spoke spoken
	think thought
	know knew known knowledge
	take took taken
	give gave given
	keep kept
	stand stood
	leave left
	lose lost
	win won
	buy bought buyer
	sell sold sale seller
	pay paid
	send sent
	spend spent
	build built
	break broke broken
	bring brought
	catch caught
	choose chose chosen choice
	fall fell fallen
	feel felt
	find found
	forget forgot forgotten
	get got
	go went gone goes
	grow grew grown growth
	hear heard
	hide hid hidden
	hold held
	lead led
	learn learnt
	lend lent
	lie lied lying liar
	make made
	mean meant
	meet met
	rise rose risen
	run ran
	sit sat
	sleep slept
	steal stole stolen stealing theft
	teach taught
	throw threw thrown
	understand understood
	wake woke woken
	wear wore worn
	write wrote written
	begin began begun
	become became
	draw drew drawn
	drive drove driven
	eat ate eaten
	fight fought
	fly flew flown flight
	shake shook shaken
	shoot shot
	sing sang sung
	swear swore sworn
	tear tore torn
	bite bit bitten
	blow blew blown
	die dies died dying death
	child children
	person people
	man men
	woman women
	foot feet
	pain painful
	life lives live
	proof prove proven
	belief believe
	worse worst bad
	better best good well`;

const canonical = new Map<string, string>();
for (const line of irregular.trim().split('\n')) {
	const [first = '', ...forms] = line.trim().split(/\s+/).map(stemOf);
	for (const form of forms) if (!canonical.has(form)) canonical.set(form, first);
}

function rootOf(stem: string): string {
	return canonical.get(stem) ?? stem;
}

/** Words that say the same where one stands in the place of the other, a family a line. */
const families = `
	dizer falar contar afirmar declarar
	pôr colocar botar meter
	saber descobrir conhecer entender
	querer desejar
	pedir solicitar exigir
	vir chegar
	ouvir escutar
	crer acreditar achar pensar
	receber ganhar
	levar demorar durar
	mandar enviar remeter
	usar utilizar empregar
	precisar necessitar exigir requerer obrigar
	começar iniciar abrir
	terminar acabar encerrar concluir fim final
	parar interromper cessar
	comprar adquirir
	custar sair valer preço
	pagar bancar
	mudar trocar alterar
	trocar substituir lugar
	mostrar exibir revelar
	sair aparecer surgir
	fechar trancar
	cortar derrubar
	demitir dispensar mandar
	olhar ver reparar notar perceber
	ajudar auxiliar socorrer
	consertar corrigir arrumar reparar
	quebrar cair falhar
	cortar reduzir diminuir
	aumentar crescer subir engordar
	baixar cair descer
	tirar remover retirar apagar levar
	apagar deletar excluir
	jogar descartar
	soltar largar despejar
	juntar reunir empilhar acumular
	guardar armazenar manter
	manter sustentar continuar
	continuar seguir permanecer
	ficar permanecer morar
	esperar aguardar
	procurar buscar tentar
	achar encontrar
	escolher optar
	dever obrigação
	dono proprietário pertencer
	trabalho serviço emprego ofício
	empresa companhia firma
	chefe gestor patrão
	cliente freguês
	pessoa gente mundo
	menino garoto criança
	erro falha engano
	acertar bem
	dinheiro grana verba
	conta fatura
	coisa troço
	lugar local canto
	prazo tempo
	jeito modo maneira forma
	começo início
	rápido veloz depressa
	devagar lento
	grande enorme imenso
	pequeno minúsculo
	bonito belo lindo
	fácil simples
	difícil complicado
	grátis gratuito graça
	vazio oco
	pronto preparado
	único só sozinho
	junto acompanhar
	certo correto
	errado incorreto
	igual mesmo idêntico
	diferente distinto
	novo recente
	comum normal
	ofensa insulto desrespeito
	desculpa pretexto
	covardia covarde
	vergonha vergonhoso
	veneno envenenar
	perfeito impecável
	ruim péssimo
	bobagem besteira tolice
	burrice estupidez
	golpe fraude
	mentira mentiroso falso
	perigo perigoso risco
	lixo porcaria
	luxo vaidade
	ritual cerimônia
	enfeite decoração
	adiar empurrar
	repetir tentar
	say tell explain speak talk
	take remove pull strip drop throw scrap
	give hand
	keep hold retain stand stay remain
	leave go depart
	buy purchase
	send ship mail
	carry bring
	choose pick select
	find discover
	get obtain
	put place set
	turn switch flip
	need require want demand
	want wish like
	show display reveal
	close shut
	start begin beginning
	rise increase climb grow
	fall drop sink decline decrease
	stop halt cease
	end finish done
	try attempt
	use employ
	fix repair mend
	help assist
	look glance
	ask inquire
	reply answer say respond
	suggest propose
	other remaining rest
	improve better
	cancel go scrap
	refuse decline
	happen occur
	fail break crash
	last take
	expire outlive lapse
	predict prediction forecast
	lawmaker law legislator
	polite manners courteous
	far distant away
	company firm business
	worker employee staff
	boss manager
	customer client buy
	person somebody someone human
	child kid
	error mistake fault
	money cash
	bill invoice
	task job work
	quick fast rapid swift
	slow sluggish
	big large huge
	small little tiny
	easy simple
	hard difficult
	free gratis
	empty blank
	ready prepared
	only single sole lone alone
	same identical equal equally
	different distinct
	new recent
	complete whole entire total end
	right correct
	wrong incorrect mistaken
	good fine
	excellent superb
	shame shameful disgrace
	fraud defraud scam cheat
	betrayal betray
	scandal scandalous outrage
	contempt contemptible
	excuse pretext
	nonsense rubbish
	trash garbage junk
	danger dangerous risk
	lucky luck`;

const familyOf = new Map<string, Set<number>>();
for (const [index, line] of families.trim().split('\n').entries()) {
	for (const root of line.trim().split(/\s+/).map(stemOf).map(rootOf))
		familyOf.set(root, (familyOf.get(root) ?? new Set<number>()).add(index));
}

/** Whether two stems are of one word, or of words that may stand for one another. */
export function areSynonyms(one: string, other: string): boolean {
	const [first, second] = [rootOf(one), rootOf(other)];
	if (first === second || bare(first) === bare(second)) return true;
	const others = familyOf.get(second);
	return others !== undefined && [...(familyOf.get(first) ?? [])].some((family) => others.has(family));
}

/** “Reconheço” and “conheço”. */
function bare(root: string): string {
	const without = root.replace(/^re/, '');
	return without.length < telling ? root : without.slice(0, telling);
}

/** Letters that are enough to know a root by. */
const telling = 5;

/** Words that bring next to nothing of their own: who rephrases needs them to turn a sentence round. */
const light = `
	ser ver dizer fazer pôr saber querer poder dar vir trazer sair ir ido ficar passar levar andar chegar deixar virar tomar usar
	botar haver havendo acabar começar continuar conseguir tirar voltar chamar servir falar seguir acontecer existir significar
	pessoa gente mundo lado modo jeito forma maneira lugar hora dia ano momento parte tipo caso fato ponto vez hoje manhã tarde
	noite único inteiro junto próprio certo exemplo resto além apesar acima baixo ainda logo sobretudo
	take give put make say tell look want keep get find let use turn bring hold leave feel try call happen become start need
	have know see mean talk speak work stand show set send ask like
	person somebody whoever whatever whichever wherever enough together single whole part time day year moment place
	side lot kind sort case fact point example rest last long first next back away around behind along exactly else
	sole alone either already anybody really`;
const lightRoots: ReadonlySet<string> = new Set(light.trim().split(/\s+/).map(stemOf).map(rootOf));

/** Whether a word of this stem says next to nothing by itself. */
export function isLight(stem: string): boolean {
	return lightRoots.has(rootOf(stem));
}
