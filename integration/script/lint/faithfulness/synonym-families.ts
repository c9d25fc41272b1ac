/** Words that say the same where one stands in the place of the other, a family a line. */
export const families = `
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
