import fc from 'fast-check';

// A run is the same on every machine. Other seeds are drawn by the long forms: test:oracle, test:fuzz, test:lives, simulate.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_130 });
