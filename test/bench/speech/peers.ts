import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** What we are compared with. They are no dependencies of this project: the benchmark fetches them. */
const packages = { sherpa: 'sherpa-onnx-node@1.13.8', kokoroJs: 'kokoro-js@1.2.1' } as const;
export type Peer = keyof typeof packages;

/**
 * Installs a peer into a folder, without running its scripts.
 * @returns The folder to load it from, or why there is none.
 */
export async function installPeer(peer: Peer, folder: string): Promise<{ root: string } | { why: string }> {
	const root = path.join(folder, peer);
	await mkdir(root, { recursive: true });
	try {
		await promisify(execFile)(
			'npm',
			[
				'install',
				'--no-save',
				'--ignore-scripts',
				'--no-audit',
				'--no-fund',
				'--prefix',
				root,
				packages[peer],
			],
			{ timeout: 300_000, cwd: root },
		);
		return { root: path.join(root, 'node_modules') };
	} catch (error) {
		const lines = String(error).trim().split('\n');
		return { why: `${packages[peer]} could not be installed: ${lines.at(-1)}` };
	}
}
