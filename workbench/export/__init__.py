"""What a run was exported to: its models, their cards and reports."""
