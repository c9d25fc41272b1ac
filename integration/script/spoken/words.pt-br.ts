/** Words that are written in capitals for emphasis: short ones, which could be mistaken for acronyms. */
export const common: ReadonlySet<string> = new Set(
	`ou eu ele ela eles elas nós que não sim só nem mas com sem por para pra pro dos das nos nas aos uma uns umas
	os as ao da do em de na no se me te lhe vai vou foi era ser ter tem fez faz diz deu dá dar ver vem viu são
	está estão isso isto esse essa este esta aqui ali lá hoje agora nunca sempre jamais muito muita muitos muitas
	pouco pouca mais menos tudo nada todo toda todos todas cada novo nova novos novas grande enorme grátis caro
	cara bom boa ruim mal bem mau pior melhor zero um dois três mil cem ano anos dia dias mês vez vezes hora horas
	já ainda então pois porque como onde quem qual quais quando quanto tanto tão meu minha seu sua nosso nossa
	dele dela deles isso mesmo mesma real reais fim fato caso gente povo vida casa mundo país código livre grave
	cuidado atenção aviso importante urgente pare parem leia veja ouça olha jeito coisa coisas errado certo certa
	logo antes depois pode podem deve devem quero quer querem fazer dizer tempo mito erro erros único única ambos
	super mega ultra hiper total bruto puro pura dado dados rede teste testes final parte lado outro outra`
		.split(/\s+/)
		.filter((word) => word !== ''),
);
