/** Words that are written in capitals for emphasis: short ones, which could be mistaken for acronyms. */
export const common: ReadonlySet<string> = new Set(
	`a an and are as at be but by can did do does for from get go had has have he her him his how if in is its
	just me my no nor not now of off oh ok old on one or our out own put say see she so some than that the them
	then they this to too try two up use very was way we well were what when why will with you your all any
	both each ever few last less like long lot made make many more most much must near need never new next only
	open over part real same soon stop such sure take them there these think those thus time told took true under
	until used want wait warn here even every good best bad worst big huge free fast slow full hard easy high low
	wrong right please read watch listen look think always still again yes done won lost love hate dead alive
	down back first second third once twice half zero ten day days week year years news note word words work code
	data test tests fail pass bug bugs fix broke break ship build live home life world people thing things`
		.split(/\s+/)
		.filter((word) => word !== ''),
);
