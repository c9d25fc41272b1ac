/** Says in which process it runs. */
export default function processNumber(): number {
	return process.pid;
}
