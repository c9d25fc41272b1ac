import { offline } from '../../integration/script/offline.ts';
import { plainWriter } from '../helpers/plain-writer.ts';
import { describeWriter } from './writer-contract.ts';

describeWriter('offline', offline);
describeWriter('the plain writer', plainWriter);
