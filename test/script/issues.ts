/** Issues as their authors write them: every kind of block, both hosts, both languages. */
export const portugueseIssue = `# Uma semana comum

Bom dia. Esta semana choveu preço em cima de todo mundo, e a conta chegou.
O resto do setor fingiu surpresa.

Eu testei três provedores em casa. O mais barato caiu duas vezes. O do meio não caiu.
O caro mandou um brinde pelo correio. Guardei a caixa.

## A conta da nuvem

O provedor subiu o preço da máquina média em **12%** na terça-feira. O aviso saiu às 23h, segundo o
[comunicado](https://example.com/preco). O Sr. Souza, diretor da área, não respondeu. A empresa cobra em dólar.
Os contratos antigos valem até 2027.

Quem paga anual escapou.

Quem paga por hora sentiu no mesmo dia.

**Lia:** Cobrar por hora é aluguel sem contrato. Quem aceita paga duas vezes. E ainda agradece.

> **Marvin:** Eu calculei o custo de existir. Também é por hora.

### O que muda

- Máquinas pequenas ficam como estão
- Máquinas médias sobem 12%
- Disco lento sai de linha em março.

A migração é automática: o cliente recebe um aviso.

## Um banco de dados em silêncio?

A versão 1.28 saiu sem festa. Ela corrige uma falha de 2019 &amp; remove o modo antigo.

> Não recomendamos o modo antigo a ninguém. Ele nunca foi seguro.

\`\`\`sql
select 1;
\`\`\`

| Versão | Suporte |
| --- | --- |
| 1.27 | não |
| 1.28 | sim |

![Gráfico de barras com a fila antes e depois](./fila.png)

:::marvin
Ninguém comemora um conserto. Comemoram a falha nova.

Eu entendo.
:::

## Para ler depois

1. [Um livro sobre filas](https://example.com/filas)
2. [Um artigo sobre esperas](https://example.com/esperas)
3. Um texto curto
4. Um texto longo
5. Um vídeo
6. Uma palestra
7. Um café
8. Uma planilha
9. Um silêncio
`;

export const englishIssue = `Good morning. Prices went up this week, and the bill came with them. The industry acted surprised.

I tried three providers at home. The cheapest one failed twice. The middle one did not.

## The cloud bill

The provider raised the price of a medium machine by **12%** on Tuesday. The notice went out at 11 p.m., according to
the [statement](https://example.com/price). Mr. Stone, who runs the unit, did not answer. The company bills in dollars.
Old contracts hold until 2027.

**Lia:** Paying by the hour is rent without a lease. You pay twice. Then you say thanks.

### What changes

- Small machines stay as they are
- Medium machines cost 12% more

## A database, quietly

Version 1.28 came out without a party. It fixes a fault from 2019 and drops the old mode. U.S. customers get it first.

> We recommend the old mode to nobody. It was never safe.

\`\`\`sql
select 1;
\`\`\`

### Marvin's take

Nobody celebrates a repair. They celebrate the next fault.
`;
