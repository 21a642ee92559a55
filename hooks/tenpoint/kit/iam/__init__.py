"""Who may do what: cloud policies, roles of a cluster, the token of a workflow."""
