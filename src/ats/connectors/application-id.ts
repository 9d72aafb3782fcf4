/** Where a vendor has no id for one person's place in one job: its own two, as it writes them. */
export function applicationId(candidateId: string, jobId: string): string {
  return `${candidateId}:${jobId}`;
}
