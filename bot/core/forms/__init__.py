"""Forms: what is asked, in which order, when it is required, and what was answered."""
