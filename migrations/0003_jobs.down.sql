DROP TABLE job_policies, jobs;
