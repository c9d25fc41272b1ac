import { modelWriter } from '../../../integration/script/openai/model-writer.ts';
import { describeWriter } from '../writer-contract.ts';
import { faithfulModel } from './faithful-model.ts';

describeWriter('the two-pass writer', () => modelWriter(faithfulModel()));
