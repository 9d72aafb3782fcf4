export default async function globalTeardown() {
  await globalThis.testPooler?.stop();
  await globalThis.testCluster?.stop();
}
