/**
 * Irregular inflections, a word a line, its commonest form first; what `stemOf` knows is left out. Both languages at
 * once, because newsletters mix them.
 */
export const irregular = `
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
