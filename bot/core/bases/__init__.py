"""Campaign databases: what their columns mean, which rows can be used and what to say about the rest."""
