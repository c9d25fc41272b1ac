import type { Terms } from './lexicon.ts';

/** Terms that are said letter by letter, as a list of words. */
export function spelled(list: string): Terms {
	return Object.fromEntries(
		list
			.trim()
			.split(/\s+/)
			.map((term) => [term, { mode: 'spell' }]),
	);
}

/** Terms of technology news that both languages say in the same way, each with its own names of the letters. */
export const shared: Terms = {
	...spelled(`
		LLM GPU CPU TPU NPU API SDK CLI SQL CSS HTML XML HTTP HTTPS SSH SSL TLS DNS TCP UDP IP VPN CDN FTP
		URL URI UI UX IDE PDF CSV SVG PNG RSS TTS STT ASR OCR NLP RPC MCP RL RLHF RTX GTX AMD IBM AWS GCP
		HP LG TSMC PC TV USB SSD HDD DRM NFT QR SMS OKR KPI MVP PR SLA SRE VM OS JVM ORM MVC DDD TDD BDD
		AGI ML DL GPT DDR HBM FPGA LTS CVE SMTP MIT BSD GPL PHP AGPL CRM ERP SEO BBC CNN NBA GPS DJ DVD HD
		CTO PGP RSA NSA CIA FBI WWW WWDC CFO COO IPO ETF SEC HDMI PM RFC GTC CIO CISO MFA GDPR JWT UUID
		SHA AES UTC GMT GIL ETL PEP ID CMS CSP DSL EOF GC HR IETF JS TS MD NPM QA RFID SDR TLD VC VPC XSS
		CSRF LLVM GCC AST AMQP SIP TOTP IAM SSO HN EFF FSF NGO TFA FA CI CD PS ARR MRR CAC LTV ROI BC PT
	`),
	NASA: { mode: 'word', say: 'Nasa' },
	UNESCO: { mode: 'word', say: 'Unesco' },
	UNICEF: { mode: 'word', say: 'Unicef' },
	FIFA: { mode: 'word', say: 'Fifa' },
	RAM: { mode: 'word', say: 'ram' },
	ROM: { mode: 'word', say: 'rom' },
	LAN: { mode: 'word', say: 'lan' },
	AIDS: { mode: 'word', say: 'aids' },
	ARM: { mode: 'word', say: 'arm' },
	REST: { mode: 'word', say: 'rest' },
	CRUD: { mode: 'word', say: 'crud' },
	GIF: { mode: 'word', say: 'gif' },
	SIM: { mode: 'word', say: 'sim' },
	PIN: { mode: 'word', say: 'pin' },
	ASUS: { mode: 'word', say: 'Asus' },
	LINUX: { mode: 'word', say: 'Linux' },
	UNIX: { mode: 'word', say: 'Unix' },
	BIOS: { mode: 'word', say: 'bios' },
	IKEA: { mode: 'word', say: 'Ikea' },
	NASDAQ: { mode: 'word', say: 'Nasdaq' },
	SPAM: { mode: 'word', say: 'spam' },
	k8s: { mode: 'expand', say: 'kubernetes' },
	'vs.': { mode: 'expand', say: 'versus' },
	vs: { mode: 'expand', say: 'versus' },
	'Prof.': { mode: 'expand', say: 'Professor' },
	'St.': { mode: 'expand', say: 'Saint' },
	'vol.': { mode: 'expand', say: 'volume', beforeNumber: true },
	ISO: { mode: 'word', say: 'iso' },
	HEAD: { mode: 'word', say: 'head' },
	PATH: { mode: 'word', say: 'path' },
	HOME: { mode: 'word', say: 'home' },
	GB: { mode: 'expand', say: 'gigabyte' },
	MB: { mode: 'expand', say: 'megabyte' },
	TB: { mode: 'expand', say: 'terabyte' },
	GHz: { mode: 'expand', say: 'gigahertz' },
	MHz: { mode: 'expand', say: 'megahertz' },
	ZIP: { mode: 'word', say: 'zip' },
	CTRL: { mode: 'expand', say: 'control' },
	Ctrl: { mode: 'expand', say: 'control' },
	R$: { mode: 'expand', say: 'reais' },
	'€': { mode: 'expand', say: 'euros' },
};
