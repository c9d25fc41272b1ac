import { count } from '../count.ts';
import { Problem } from '../problem.ts';
import type { Surroundings } from '../speech/models/locate.ts';
import { probeDevices } from '../speech/onnx/onnx.ts';
import { readArguments, UsageProblem } from './arguments.ts';
import type { Command, Io, Site } from './command.ts';
import { brokenFinding, deviceFindings, machineFindings, modelFindings } from './doctor-machine.ts';
import { type Finding, formatFindings } from './doctor-text.ts';

const help = `Usage: newscast doctor

Looks at this machine, at the devices and models there are for neural voices, and at the project if there is one: each
voice that works here says a few words. Fails if something that the project needs does not work. Variables are named,
and what they are set to is never shown.
`;

/** What differs in tests. */
interface DoctorSetting extends Surroundings {
	probe?: typeof probeDevices;
}

/** Looks whether everything that a build needs works. */
export const doctor: Command = doctorCommand();

/** The command, in surroundings that can be made up. */
export function doctorCommand(setting: DoctorSetting = {}): Command {
	const { env = process.env, probe = probeDevices } = setting;
	return {
		help,
		async run(args, io) {
			if (readArguments(args, {}).positionals.length > 0) {
				throw new UsageProblem('`newscast doctor` takes nothing.', { hint: 'Run `newscast doctor`.' });
			}
			const { site, project } = await readProject(io);
			let broken = 0;
			const tell = (title: string, findings: readonly Finding[]) => {
				io.out(formatFindings(title, findings));
				broken += findings.filter(({ state }) => state === 'broken').length;
			};
			tell('Machine', await machineFindings(env, site?.options.ffmpeg));
			tell('Devices for neural voices', await deviceFindings(probe));
			tell('Models', await modelFindings(setting, io.signal));
			tell('Project', await project());
			if (broken === 0) return;
			throw new Problem(
				`${count(broken, 'thing')} that this project needs ${broken === 1 ? 'does' : 'do'} not work.`,
				{
					hint: 'Each is marked “broken” above, with what to do about it.',
				},
			);
		},
	};
}

/** A project whose configuration cannot be read is looked at no further. */
async function readProject(
	io: Io,
): Promise<{ site: Site | undefined; project(): Promise<readonly Finding[]> }> {
	try {
		const site = await io.site();
		if (!site) return { site, project: async () => [{ state: 'note', text: `none in ${io.root}` }] };
		const { projectFindings } = await import('./doctor-project.ts');
		return { site, project: () => projectFindings(site, io.signal) };
	} catch (error) {
		io.signal.throwIfAborted();
		const finding = brokenFinding(error);
		return { site: undefined, project: async () => [finding] };
	}
}
