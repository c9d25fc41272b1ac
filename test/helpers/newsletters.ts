/** A short newsletter with a fact and an opinion by each host. */
export const portuguese = `---
title: A nuvem caiu de novo
description: Uma queda, uma conta e duas opiniões.
date: 2026-11-02
number: 41
---

Bom dia. Esta semana a nuvem caiu, e ninguém aprendeu nada.

## A queda

O provedor ficou 3 horas fora do ar na terça-feira. O prejuízo passou de R$ 2 milhões.
A causa foi uma mudança de configuração, segundo o [relatório](https://provedor.example.org/relatorio).

**Lia:** Configuração sem teste é roleta-russa. Quem paga a conta é o cliente.

> **Marvin:** Eu avisei. Ninguém escuta um robô de meia-idade.

## O que fazer

- Teste a restauração do backup.
- Meça o tempo de volta.
`;

export const english = `---
title: The Cache Strikes Back
description: One bug, two opinions.
date: 2026-11-09
language: en
number: 42
---

Good morning. A cache ate the homepage of a bank on Monday.

## The bug

The cache kept a page for 12 days. It should have kept it for 12 seconds.

**Lia:** Units belong in the name of the setting. There is no excuse.

### Marvin's take

I keep everything for 12 days. It does not make me happy either.
`;

export const both = { '041-nuvem.md': portuguese, '042-cache.md': english };

/** As little as makes an episode, for builds that are about something else. */
export const brief = `---
title: The Cache Strikes Back
date: 2026-11-09
language: en
number: 42
---

A cache ate the homepage of a bank on Monday.
`;
