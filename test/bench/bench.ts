import { benchBuilds } from './print-builds.ts';

// What is measured: whole builds, or with `npm run bench -- script` what the linter catches, or with
// `npm run bench -- speech` how fast neural voices speak, or with `npm run bench -- audio` how fast and how well is
// mastered, or with `npm run bench -- pages` how much a browser loads of what was built.
const [subject, ...flags] = process.argv.slice(2);

switch (subject) {
	case undefined:
		await benchBuilds();
		break;
	case 'script': {
		const { benchScript } = await import('./script.ts');
		await benchScript(flags);
		break;
	}
	case 'speech': {
		const { benchSpeech } = await import('./speech.ts');
		await benchSpeech(flags);
		break;
	}
	case 'audio': {
		const { benchAudio } = await import('./audio.ts');
		await benchAudio(flags);
		break;
	}
	case 'pages': {
		const { benchPages } = await import('./site-pages.ts');
		await benchPages(flags);
		break;
	}
	default:
		console.error(
			`There is no bench of “${subject}”. Run it with \`script\`, \`speech\`, \`audio\` or \`pages\`, or with nothing for whole builds.`,
		);
		process.exitCode = 1;
}
