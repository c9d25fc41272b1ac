import type { ViteDevServer } from 'vite';
import { virtualId } from './virtual.ts';

type ReloadableServer = Pick<ViteDevServer, 'environments'>;

/** Makes the running dev server load the episodes anew, and every open page with them. */
export function reloadModules(server: ReloadableServer): void {
	for (const { moduleGraph } of Object.values(server.environments)) {
		for (const [id, module] of moduleGraph.idToModuleMap) {
			if (id.startsWith(`\0${virtualId}`)) moduleGraph.invalidateModule(module);
		}
	}
	server.environments.client.hot.send({ type: 'full-reload' });
}
