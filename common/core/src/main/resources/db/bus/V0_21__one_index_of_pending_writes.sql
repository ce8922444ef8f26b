-- Heads of keys are found by github_write_pending; a second index on the same rows invites the planner to a wrong turn.
drop index github_write_pending_urgency;
