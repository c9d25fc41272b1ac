import { configureGlobal } from 'fast-check';

// A verdict must not depend on luck. `FAST_CHECK_SEED=$RANDOM npm test` looks elsewhere.
configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 42) });
