/**
 * Words that carry a sentence and say nothing by themselves: what is left is compared. Both languages at once, because
 * newsletters mix them. Negators are here too: `polarity` counts them.
 */
const words = `
	a o as os um uma uns umas ao aos à às de do da dos das em no na nos nas num numa nuns numas por pelo pela pelos
	pelas para pra pro pras pros com sem sob sobre entre até desde após ante contra perante e ou mas nem que quem qual
	quais cujo cuja cujos cujas onde quando como quanto quanta quantos quantas se porque pois porém contudo todavia
	entretanto portanto logo embora conforme enquanto caso senão já ainda só somente apenas também tão tanto tanta
	mais menos muito muita muitos muitas pouco pouca poucos poucas assim aqui ali lá aí cá hoje ontem amanhã
	agora então depois antes sempre nunca jamais não sim eu tu ele ela nós vós eles elas você vocês me te lhe lhes vos
	mim ti si comigo contigo consigo conosco meu minha meus minhas teu tua teus tuas seu sua seus suas nosso nossa
	nossos nossas dele dela deles delas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas isto
	isso aquilo neste nesta nestes nestas nesse nessa nesses nessas naquele naquela deste desta destes destas desse
	dessa desses dessas daquele daquela daqueles daquelas nisso nisto disso disto outro outra outros outras mesmo mesma mesmos mesmas
	próprio própria próprios próprias tal tais todo toda todos todas tudo nada ninguém nenhum nenhuma algum alguma
	alguns algumas algo alguém cada qualquer quaisquer tampouco sequer
	ser é são era eram foi foram fui sou somos seja sejam será serão seria seriam sendo sido fosse fossem
	estar está estão estava estavam esteve estou estamos esteja estejam estará estando estado
	ter tem têm tinha tinham teve tiveram tenho temos tenha tenham terá terão teria tendo tido haver há havia houve
	haja hão ir vai vão vou vamos ia iam foi indo vem vêm vinha veio fazer faz fazem fez fazia fizeram feito fazendo
	pode podem pôde podia poder poderia deve devem dever deveria quer querem coisa coisas vez vezes jeito gente daí né
	olha pois aliás enfim ora eis ei ah oh hum uau
	the an and or but nor so if then else than that this these those there here it its it's is are was were be been
	being am i'm i you you're he she we they me him her us them my your his our their mine yours hers ours theirs
	myself yourself himself herself itself themselves of in on at by to into onto from for with without about over
	under between through during before after above below up down out off again as because while until unless though
	although since when where why how what which who whom whose not no never none nobody nothing neither any some all
	both each every either other another such same own only just also too very more most less least much many few
	little well now yet still ever even do does did done doing don't doesn't didn't isn't aren't wasn't weren't won't
	wouldn't couldn't shouldn't can't cannot hasn't haven't hadn't has have had having will would can could shall should
	may might must ought i've you've we've they've i'd you'd he'd we'd they'd i'll you'll it'll we'll they'll that's
	there's here's what's who's let's let one's it'd that'll he's she's we're they're get gets got getting go goes
	going went come comes came make makes made thing things way anyone someone everyone anything something everything
	else oh ah hey yes yeah okay ok look once upon onto per via`;

const stopWords: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Whether a word, folded, says something by itself. */
export function isContent(folded: string): boolean {
	return (
		!stopWords.has(folded) && /\p{L}/u.test(folded) && (folded.length > 1 || /[^\p{ASCII}]/u.test(folded))
	);
}
