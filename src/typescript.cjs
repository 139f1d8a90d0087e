// Node from 22.18 on leaves types out by itself. For an earlier one tsx does, with its loader for CommonJS: that for ES
// modules needs a thread of its own, and takes four times as long to start.
if (!process.features.typescript) require('tsx/cjs/api').register();
