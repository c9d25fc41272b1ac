import { type DeviceReport, tryDevices } from './device.ts';
import { onnxruntime } from './session.ts';
import { createSpeaker, type OnnxSpeech, type SpeakTask } from './speaker.ts';

const speak = createSpeaker(onnxruntime);

/** Runs in a process of `onnx.ts`. */
export default function work(task: SpeakTask | 'devices'): Promise<OnnxSpeech | DeviceReport[]> {
	return task === 'devices' ? tryDevices(onnxruntime) : speak(task);
}
